-- Organizations, their workspaces and who is a member of them.
create table app.profiles (
  account_id text primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

create table app.organizations (
  id         text primary key check (id like 'org\_%'),
  name       text not null check (length(name) between 1 and 120),
  kind       text not null check (kind in ('brand', 'agency')),
  created_at timestamptz not null default now()
);

create table app.members (
  organization_id text not null references app.organizations on delete cascade,
  account_id      text not null,
  role            text not null check (role in ('owner', 'admin', 'analyst', 'viewer')),
  created_at      timestamptz not null default now(),
  primary key (organization_id, account_id)
);
create index members_by_account on app.members (account_id);

create table app.workspaces (
  id              text primary key check (id ~ '^ws_[a-z2-7]{16}$'),
  organization_id text not null references app.organizations on delete cascade,
  slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name            text not null check (length(name) between 1 and 120),
  time_zone       text not null,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  status          text not null default 'active' check (status in ('active', 'archived')),
  -- Number of the newest load, so that numbers are given once.
  last_load       integer not null default 0,
  created_at      timestamptz not null default now()
);
create index workspaces_by_organization on app.workspaces (organization_id);

create table app.workspace_members (
  workspace_id text not null references app.workspaces on delete cascade,
  account_id   text not null,
  role         text not null check (role in ('owner', 'admin', 'analyst', 'viewer')),
  created_at   timestamptz not null default now(),
  primary key (workspace_id, account_id)
);
create index workspace_members_by_account on app.workspace_members (account_id);

create table app.old_slugs (
  slug         text primary key,
  workspace_id text not null references app.workspaces on delete cascade
);

-- Facts about the installation, such as who operates it.
create table app.installation (
  key   text primary key,
  value text not null
);
