-- What was done, by whom: keys, audit, idempotency and messages on their way.
create table app.api_keys (
  id              text primary key check (id like 'key\_%'),
  organization_id text not null references app.organizations on delete cascade,
  -- The only workspace that it opens; null for all of the organization.
  workspace_id    text references app.workspaces on delete cascade,
  -- The account that made it: a key never may more than that account.
  account_id      text not null,
  name            text not null check (length(name) between 1 and 120),
  -- The first letters of the key, to tell keys apart on a page.
  prefix          text not null,
  hash            bytea not null unique,
  scopes          text[] not null,
  expires_at      timestamptz,
  revoked_at      timestamptz,
  last_used_at    timestamptz,
  created_at      timestamptz not null default now()
);
create index api_keys_by_organization on app.api_keys (organization_id);

create table app.audit (
  id              bigint generated always as identity primary key,
  organization_id text,
  workspace_id    text,
  actor           text not null,
  action          text not null,
  subject         text,
  detail          jsonb not null default '{}',
  request_id      text,
  occurred_at     timestamptz not null default now()
);
create index audit_by_organization on app.audit (organization_id, id desc);
create index audit_by_workspace on app.audit (workspace_id, id desc);

-- Answers of writes that carried an Idempotency-Key. Row and write commit together.
create table app.idempotency (
  actor        text not null,
  key          text not null check (length(key) between 1 and 300),
  route        text not null,
  request_hash text not null,
  status       text not null check (status in ('running', 'done')),
  body         jsonb,
  created_at   timestamptz not null default now(),
  primary key (actor, key)
);

-- Messages to queues, written in the transaction that causes them and sent after it.
create table app.outbox (
  id           text primary key,
  workspace_id text references app.workspaces on delete cascade,
  topic        text not null,
  payload      jsonb not null,
  created_at   timestamptz not null default now(),
  sent_at      timestamptz
);
create index outbox_unsent on app.outbox (created_at) where sent_at is null;

create policy owner_reads on app.api_keys for select to omnitrack_owner using (true);
create policy owner_writes on app.audit for insert to omnitrack_owner with check (true);

-- The key that a request brought, before anything else is known about the request.
create function app.api_key_of(wanted bytea) returns setof app.api_keys
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select key.* from app.api_keys as key
  where key.hash = api_key_of.wanted
    and key.revoked_at is null and (key.expires_at is null or key.expires_at > now());
end;

alter table app.api_keys enable row level security;
alter table app.api_keys force row level security;
create policy own_or_entered on app.api_keys to omnitrack_app using (
  account_id = (select app.actor()) or organization_id = (select app.entered_organization())
) with check (
  organization_id = (select app.entered_organization()) or workspace_id = (select app.entered_workspace())
);
grant select, insert, update, delete on app.api_keys to omnitrack_app;

alter table app.audit enable row level security;
alter table app.audit force row level security;
create policy entered_reads on app.audit for select to omnitrack_app using (
  workspace_id = (select app.entered_workspace())
  or organization_id = (select app.entered_organization())
  or (workspace_id is null and organization_id is null and actor = (select app.actor()))
);
create policy entered_insert on app.audit for insert to omnitrack_app with check (
  workspace_id = (select app.entered_workspace())
  or (workspace_id is null and organization_id = (select app.entered_organization()))
  or (workspace_id is null and organization_id is null and (select app.actor()) is not null)
);
-- Append-only: no update, no delete.
grant select, insert on app.audit to omnitrack_app;

alter table app.idempotency enable row level security;
alter table app.idempotency force row level security;
create policy own on app.idempotency to omnitrack_app using (actor = (select app.actor()));
grant select, insert, update, delete on app.idempotency to omnitrack_app;

alter table app.outbox enable row level security;
alter table app.outbox force row level security;
create policy entered on app.outbox to omnitrack_app using (
  workspace_id = (select app.entered_workspace()) or (select app.actor()) = 'system:outbox'
) with check (
  workspace_id = (select app.entered_workspace())
  or (workspace_id is null and (select app.actor()) is not null)
  or (select app.actor()) = 'system:outbox'
);
grant select, insert, update, delete on app.outbox to omnitrack_app;
