-- The schemas of an installation and who may enter them. omnitrack_app owns nothing.
create schema app;
create schema auth;
create schema bullmq;
create schema limits;
create schema vault;

grant usage on schema app, auth, bullmq, limits, vault to omnitrack_app;

-- Libraries make their tables with this login too (bullmq); the app's login may use what is made.
alter default privileges in schema bullmq grant select, insert, update, delete on tables to omnitrack_app;
alter default privileges in schema bullmq grant usage, select on sequences to omnitrack_app;

-- Who acts in this transaction: an account id, or 'system:<job>', or 'cli:<OS user>'. Null without context.
create function app.actor() returns text
language sql stable
return nullif(current_setting('app.actor', true), '');

-- Jobs and the command line enter every workspace.
create function app.is_machine() returns boolean
language sql stable
return coalesce(app.actor() like 'system:%' or app.actor() like 'cli:%', false);
