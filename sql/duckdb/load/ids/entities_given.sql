-- Gives the wanted entities their ids: the one of their own id; else, when one of the two sides knows only a name, the one
-- entity of that name under the same parent; else the next id.
-- reads  entities_wanted, known_ad_entities, entity_ids
-- $level
-- $from_name  ids that are names are given after the platform's own ids, which they may stand for
insert into entity_ids
with known as (
  select entity_id, platform, account_id, id, name, parent_entity_id, id_from_name from known_ad_entities where level = $level
  union select entity_id, platform, account_id, id, name, parent_entity_id, id_from_name from entity_ids where level = $level
),
wanted as (select * from entities_wanted where id_from_name = $from_name),
by_id as (
  select wanted.platform, wanted.account_id, wanted.id, min(known.entity_id) as entity_id
  from wanted join known on known.platform = wanted.platform and known.account_id = wanted.account_id and known.id = wanted.id
  group by all
),
by_name as (
  select wanted.platform, wanted.account_id, wanted.id, min(known.entity_id) as entity_id
  from (select *, count(*) over (partition by platform, account_id, name, parent_entity_id) as namesakes from wanted) as wanted
  join known
    on  known.platform = wanted.platform and known.account_id = wanted.account_id and known.name = wanted.name
    and known.parent_entity_id is not distinct from wanted.parent_entity_id
  where known.id_from_name <> wanted.id_from_name and wanted.namesakes = 1
  group by wanted.platform, wanted.account_id, wanted.id
  having count(distinct known.entity_id) = 1
)
select wanted.platform, wanted.account_id, $level, wanted.id, wanted.name, wanted.parent_entity_id, wanted.id_from_name,
       coalesce(by_id.entity_id, by_name.entity_id,
         (greatest(coalesce((select max(entity_id) from known_ad_entities), 0), coalesce((select max(entity_id) from entity_ids), 0))
          + row_number() over (partition by coalesce(by_id.entity_id, by_name.entity_id) is null order by wanted.platform, wanted.account_id, wanted.id))::uinteger)
from wanted
left join by_id   on by_id.platform = wanted.platform and by_id.account_id = wanted.account_id and by_id.id = wanted.id
left join by_name on by_name.platform = wanted.platform and by_name.account_id = wanted.account_id and by_name.id = wanted.id
