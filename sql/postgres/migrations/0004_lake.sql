-- What a workspace holds: its definitions, sources, loads, and which files make up which snapshot.
create table app.definitions (
  workspace_id text not null references app.workspaces on delete cascade,
  revision     integer not null check (revision >= 1),
  body         jsonb not null,
  actor        text not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, revision)
);

create table app.sources (
  id           text primary key check (id like 'src\_%'),
  workspace_id text not null references app.workspaces on delete cascade,
  platform     text not null,
  name         text not null check (length(name) between 1 and 200),
  -- Account or shop id on the platform; null until a file states one.
  account_id   text,
  time_zone    text not null,
  currency     text check (currency ~ '^[A-Z]{3}$'),
  -- Header fingerprints of files that were loaded into it.
  fingerprints text[] not null default '{}',
  created_at   timestamptz not null default now(),
  unique (workspace_id, platform, name)
);

create table app.loads (
  id           text primary key check (id like 'load\_%'),
  workspace_id text not null references app.workspaces on delete cascade,
  -- load_id of the rows in the lake.
  number       integer not null check (number >= 1),
  source_id    text references app.sources on delete set null,
  status       text not null check (
    status in ('queued', 'running', 'loaded', 'unchanged', 'refused', 'failed', 'cancelled')),
  actor        text not null,
  created_at   timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  report       jsonb,
  -- Snapshot that it made; null when it made none.
  snapshot     integer,
  unique (workspace_id, number)
);

create table app.load_files (
  workspace_id text not null references app.workspaces on delete cascade,
  load_id      text not null references app.loads on delete cascade,
  load_number  integer not null,
  file_no      integer not null check (file_no >= 1),
  name         text not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes        bigint not null,
  -- Time that the file states for itself; null when it states none.
  extracted_at timestamptz,
  primary key (load_id, file_no)
);
create index load_files_by_workspace on app.load_files (workspace_id, load_number, file_no);
create index load_files_by_content on app.load_files (workspace_id, sha256);

create table app.snapshots (
  workspace_id text not null references app.workspaces on delete cascade,
  number       integer not null check (number >= 1),
  load_id      text not null references app.loads on delete cascade,
  committed_at timestamptz not null default now(),
  primary key (workspace_id, number)
);

-- A file belongs to snapshot s if added_in <= s and (removed_in is null or removed_in > s).
create table app.lake_files (
  id           bigint generated always as identity primary key,
  workspace_id text not null references app.workspaces on delete cascade,
  table_name   text not null,
  -- Relative to the workspace's folder of the lake.
  path         text not null check (path !~ '(^/|\.\.)'),
  bytes        bigint not null,
  rows         bigint not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  min_day      date,
  max_day      date,
  added_in     integer not null,
  removed_in   integer check (removed_in > added_in),
  unique (workspace_id, path)
);

create table app.projection_files (
  workspace_id         text not null references app.workspaces on delete cascade,
  snapshot             integer not null,
  definitions_revision integer not null,
  table_name           text not null,
  path                 text not null check (path !~ '(^/|\.\.)'),
  bytes                bigint not null,
  rows                 bigint not null,
  sha256               text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (workspace_id, snapshot, definitions_revision, path)
);

do $$
declare
  name text;
begin
  foreach name in array array['definitions', 'sources', 'loads', 'load_files', 'snapshots', 'lake_files', 'projection_files']
  loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy entered on app.%I to omnitrack_app
      using (workspace_id = (select app.entered_workspace()))', name);
    execute format('grant select, insert, update, delete on app.%I to omnitrack_app', name);
  end loop;
end $$;
