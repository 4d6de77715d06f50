-- What a campaign, ad set or ad was called: one row per name that a load saw, so loading order never matters.
-- grain  (entity_id, name, load_id); append-only. entity_id is given once per (platform, account_id, level, id)
-- id             the platform's own id; the name path when the file has none, marked by id_from_name
-- seen_from, seen_until   first and last report day on which this load saw the name, both inclusive
create table ad_entities (
  entity_id        uinteger not null,
  platform         varchar  not null,
  account_id       varchar  not null,
  level            varchar  not null,   -- campaign | adset | ad
  id               varchar  not null,
  parent_entity_id uinteger,
  name             varchar  not null,
  id_from_name     boolean  not null,
  seen_from        date     not null,
  seen_until       date     not null,
  load_id          uinteger not null,
  file_no          usmallint not null,
  line             uinteger not null
)
