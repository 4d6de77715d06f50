-- Who may enter what. These functions run as the owner, because the tables that they read are themselves under
-- forced row-level security by these very rules; the owner's policies below let nobody else through.
create policy owner_reads on app.members for select to omnitrack_owner using (true);
create policy owner_reads on app.workspace_members for select to omnitrack_owner using (true);
create policy owner_reads on app.workspaces for select to omnitrack_owner using (true);
create policy owner_reads on app.old_slugs for select to omnitrack_owner using (true);

-- The organization of the context if the actor may enter it, else null.
create function app.entered_organization() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select current_setting('app.organization', true)
  where app.is_machine() or exists (
    select from app.members as member
    where member.organization_id = current_setting('app.organization', true) and member.account_id = app.actor()
  );
end;

-- The workspace of the context if the actor may enter it, else null.
create function app.entered_workspace() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select workspace.id
  from app.workspaces as workspace
  where workspace.id = current_setting('app.workspace', true)
    and (
      app.is_machine()
      or exists (
        select from app.members as member
        where member.organization_id = workspace.organization_id and member.account_id = app.actor()
      )
      or exists (
        select from app.workspace_members as member
        where member.workspace_id = workspace.id and member.account_id = app.actor()
      )
    );
end;

-- Organizations in which the actor is a member; all of them for a machine.
create function app.organizations_of_actor() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select member.organization_id from app.members as member where member.account_id = app.actor();
end;

-- Workspaces that the actor may enter; all of them for a machine.
create function app.workspaces_of_actor() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select workspace.id from app.workspaces as workspace where app.is_machine()
  union
  select workspace.id
  from app.members as member
  join app.workspaces as workspace on workspace.organization_id = member.organization_id
  where member.account_id = app.actor()
  union
  select member.workspace_id from app.workspace_members as member where member.account_id = app.actor();
end;

-- An organization without members takes its first one as owner.
create function app.has_no_members(organization text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select not exists (select from app.members as member where member.organization_id = has_no_members.organization);
end;

-- Slugs are unique in the installation, those of workspaces that the actor does not know included.
create function app.slug_is_taken(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from app.workspaces as workspace where workspace.slug = slug_is_taken.wanted)
      or exists (select from app.old_slugs as old where old.slug = slug_is_taken.wanted);
end;

alter table app.profiles enable row level security;
alter table app.profiles force row level security;
create policy own_or_met on app.profiles for select to omnitrack_app using (
  account_id = (select app.actor())
  or (select app.is_machine())
  or account_id in (select member.account_id from app.members as member
                    where member.organization_id = (select app.entered_organization()))
  or account_id in (select member.account_id from app.workspace_members as member
                    where member.workspace_id = (select app.entered_workspace()))
);
create policy own_insert on app.profiles for insert to omnitrack_app
  with check (account_id = (select app.actor()) or (select app.is_machine()));
create policy own_update on app.profiles for update to omnitrack_app
  using (account_id = (select app.actor()) or (select app.is_machine()));
grant select, insert, update on app.profiles to omnitrack_app;

alter table app.organizations enable row level security;
alter table app.organizations force row level security;
create policy member_reads on app.organizations for select to omnitrack_app using (
  id in (select app.organizations_of_actor()) or (select app.is_machine())
);
-- Whoever acts may found an organization; entering it takes a membership.
create policy founding on app.organizations for insert to omnitrack_app
  with check ((select app.actor()) is not null and id = current_setting('app.organization', true));
create policy entered_update on app.organizations for update to omnitrack_app
  using (id = (select app.entered_organization()));
create policy entered_delete on app.organizations for delete to omnitrack_app
  using (id = (select app.entered_organization()));
grant select, insert, update, delete on app.organizations to omnitrack_app;

alter table app.members enable row level security;
alter table app.members force row level security;
create policy own_or_entered on app.members for select to omnitrack_app using (
  account_id = (select app.actor()) or organization_id = (select app.entered_organization())
);
create policy entered_insert on app.members for insert to omnitrack_app with check (
  organization_id = (select app.entered_organization())
  or (organization_id = current_setting('app.organization', true)
      and account_id = (select app.actor()) and role = 'owner' and app.has_no_members(organization_id))
);
create policy entered_update on app.members for update to omnitrack_app
  using (organization_id = (select app.entered_organization()));
create policy entered_delete on app.members for delete to omnitrack_app
  using (organization_id = (select app.entered_organization()));
grant select, insert, update, delete on app.members to omnitrack_app;

alter table app.workspaces enable row level security;
alter table app.workspaces force row level security;
create policy enterable on app.workspaces for select to omnitrack_app
  using (id in (select app.workspaces_of_actor()));
create policy entered_insert on app.workspaces for insert to omnitrack_app
  with check (organization_id = (select app.entered_organization()));
create policy entered_update on app.workspaces for update to omnitrack_app using (
  id = (select app.entered_workspace()) or organization_id = (select app.entered_organization())
);
create policy entered_delete on app.workspaces for delete to omnitrack_app
  using (organization_id = (select app.entered_organization()));
grant select, insert, update, delete on app.workspaces to omnitrack_app;

alter table app.workspace_members enable row level security;
alter table app.workspace_members force row level security;
create policy own_or_entered on app.workspace_members for select to omnitrack_app using (
  account_id = (select app.actor()) or workspace_id = (select app.entered_workspace())
);
create policy entered_insert on app.workspace_members for insert to omnitrack_app
  with check (workspace_id = (select app.entered_workspace()));
create policy entered_update on app.workspace_members for update to omnitrack_app
  using (workspace_id = (select app.entered_workspace()));
create policy entered_delete on app.workspace_members for delete to omnitrack_app
  using (workspace_id = (select app.entered_workspace()));
grant select, insert, update, delete on app.workspace_members to omnitrack_app;

alter table app.old_slugs enable row level security;
alter table app.old_slugs force row level security;
create policy enterable on app.old_slugs for select to omnitrack_app
  using (workspace_id in (select app.workspaces_of_actor()));
create policy entered_insert on app.old_slugs for insert to omnitrack_app
  with check (workspace_id = (select app.entered_workspace()));
grant select, insert on app.old_slugs to omnitrack_app;

alter table app.installation enable row level security;
alter table app.installation force row level security;
create policy any_actor_reads on app.installation for select to omnitrack_app
  using ((select app.actor()) is not null);
create policy machine_inserts on app.installation for insert to omnitrack_app with check ((select app.is_machine()));
create policy machine_updates on app.installation for update to omnitrack_app using ((select app.is_machine()));
create policy machine_deletes on app.installation for delete to omnitrack_app using ((select app.is_machine()));
grant select, insert, update, delete on app.installation to omnitrack_app;
