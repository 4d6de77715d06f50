-- Originals that are kept without persons, and the erasure of persons.

-- How many days redacted originals are kept.
alter table app.workspaces add column originals_days integer not null default 180 check (originals_days between 0 and 3650);

-- A loaded or refused file as it is kept, line for line but without persons.
create table app.originals (
  workspace_id text not null references app.workspaces on delete cascade,
  load_id      text not null references app.loads on delete cascade,
  load_number  integer not null,
  file_no      integer not null check (file_no >= 1),
  -- Name of the file below the load's folder of originals.
  path         text not null check (path !~ '(^/|\.\.|/)'),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes        bigint not null,
  lines        bigint not null,
  -- Whether it lost anything: then it is no file to load again.
  is_redacted  boolean not null,
  kept_at      timestamptz not null default now(),
  -- When the retention period ended; the row stays, so that a copy is known for what it is.
  removed_at   timestamptz,
  primary key (load_id, file_no)
);
create index originals_by_workspace on app.originals (workspace_id, load_number, file_no);
create index originals_by_content on app.originals (workspace_id, sha256);

-- A wish to erase a person. Whom it names is only in the vault, by keyed hash.
create table app.erasures (
  id           text primary key check (id like 'erasure\_%'),
  workspace_id text not null references app.workspaces on delete cascade,
  kind         text not null check (kind in ('customer_id', 'email', 'phone', 'client_id')),
  status       text not null default 'queued' check (status in ('queued', 'done', 'failed')),
  actor        text not null,
  created_at   timestamptz not null default now(),
  finished_at  timestamptz,
  -- What was erased, in numbers.
  result       jsonb
);
create index erasures_by_workspace on app.erasures (workspace_id, created_at desc);

-- Identifiers of erased persons: later loads take each for nobody. Kept for ever, by keyed hash only.
create table vault.tombstones (
  workspace_id text not null,
  kind         text not null check (kind in ('customer_id', 'email', 'phone', 'client_id')),
  hash         bytea not null,
  erasure_id   text not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, kind, hash)
);
create index tombstones_by_erasure on vault.tombstones (erasure_id);

do $$
declare
  name text;
begin
  foreach name in array array['originals', 'erasures']
  loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy entered on app.%I to omnitrack_app
      using (workspace_id = (select app.entered_workspace()))', name);
    execute format('grant select, insert, update, delete on app.%I to omnitrack_app', name);
  end loop;
end $$;
grant select, insert, update, delete on vault.tombstones to omnitrack_app;
