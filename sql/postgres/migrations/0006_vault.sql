-- Who is who: identifiers are kept by keyed hash, outside the engine's reach. No row-level security: only
-- server/host/vault reads it.
create table vault.counters (
  workspace_id  text primary key references app.workspaces on delete cascade,
  -- The next identity_id to give. Given ids are never given again.
  next_identity bigint not null default 1
);

-- Without a foreign key, whose check would double the time of a load: deleting a workspace deletes its rows here.
create table vault.identifiers (
  workspace_id text not null,
  kind         text not null check (kind in ('customer_id', 'email', 'phone', 'client_id')),
  hash         bytea not null,
  identity_id  bigint not null,
  primary key (workspace_id, kind, hash)
);

grant select, insert, update, delete on vault.counters, vault.identifiers to omnitrack_app;
