-- Campaigns, ad sets and ads of the lake with their ids and names.
-- $files
create table known_ad_entities as
select entity_id, platform, account_id, level, id, parent_entity_id, id_from_name, name from read_parquet($files)
