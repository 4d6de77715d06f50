-- Names under which this load saw its entities, also in rows that a newer extract keeps out: so the order of loads never matters.
-- reads  spend_staged, entity_ids
-- $load_id
insert into ad_entities
with seen as (
  select platform, account_id, day, file_no, line,
         unnest(['campaign', 'adset', 'ad'])                                                as level,
         unnest([campaign_key, adset_key, ad_key])                                          as id,
         unnest([campaign_name, adset_name, ad_name])                                       as name
  from spend_staged
)
select entity_ids.entity_id, seen.platform, seen.account_id, seen.level, seen.id, any_value(entity_ids.parent_entity_id), seen.name,
       any_value(entity_ids.id_from_name), min(seen.day), max(seen.day), $load_id::uinteger, min(seen.file_no), arg_min(seen.line, (seen.file_no, seen.line))
from seen
join entity_ids
  on entity_ids.platform = seen.platform and entity_ids.account_id = seen.account_id and entity_ids.level = seen.level and entity_ids.id = seen.id
group by entity_ids.entity_id, seen.platform, seen.account_id, seen.level, seen.id, seen.name
