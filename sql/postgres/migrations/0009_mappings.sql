-- How files with a header of their own are read: which of their columns holds what.
create table app.mappings (
  id           text primary key check (id like 'map\_%'),
  workspace_id text not null references app.workspaces on delete cascade,
  name         text not null check (length(name) between 1 and 120),
  -- Target, header, columns, platform, currency, zone and forms; jobs/load/mapping/contract.ts.
  body         jsonb not null,
  actor        text not null,
  created_at   timestamptz not null default now(),
  changed_at   timestamptz not null default now(),
  unique (workspace_id, name)
);

alter table app.mappings enable row level security;
alter table app.mappings force row level security;
create policy entered on app.mappings to omnitrack_app
  using (workspace_id = (select app.entered_workspace()));
grant select, insert, update, delete on app.mappings to omnitrack_app;

alter table app.load_files
  -- Fingerprint of the file's columns, in no order; null for files of loads before there were mappings.
  add column header  text check (header ~ '^[0-9a-f]{32}$'),
  -- Fingerprint of the mapping that it was read by; null when a known format read it.
  add column mapping text check (mapping ~ '^[0-9a-f]{32}$');
