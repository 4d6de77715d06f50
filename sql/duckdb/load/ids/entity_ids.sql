-- Which entity each campaign, ad set and ad of this load is.
-- grain  (platform, account_id, level, id)
create table entity_ids (
  platform varchar, account_id varchar, level varchar, id varchar, name varchar, parent_entity_id uinteger, id_from_name boolean, entity_id uinteger
)
