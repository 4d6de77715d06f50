-- Rows of the canonical table ad_entities. A promotion that never ran in the period was never seen.
-- reads  entities
select entity_id, platform, account_id, level, id, parent_entity_id, name,
       false                                                        as id_from_name,
       seen_from, seen_until,
       1::uinteger                                                  as load_id,
       case platform when 'meta' then 3 else 4 end::usmallint       as file_no,
       case platform when 'meta' then 2 else 4 end::uinteger        as line
from entities
where seen_from is not null
order by entity_id
