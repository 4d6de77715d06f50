-- Every way in which a tag may name a campaign: by its id, by the id of one of its ad sets or ads, by a name it had, or, where a
-- template reads such a name, by the name of one of its ad sets or ads.
-- reads  ad_entities, template_tags
-- grain  one row per (tag, by, campaign_entity_id) with the days on which it held
create table campaign_names as
with entities as (
  select entity_id, platform, level, id, arg_max(parent_entity_id, seen_until) as parent_entity_id
  from ad_entities group by entity_id, platform, level, id
),
rooted as (
  select entities.entity_id, entities.platform, entities.id, entities.level,
         case entities.level
           when 'campaign' then entities.entity_id
           when 'adset' then entities.parent_entity_id
           else coalesce(parent.parent_entity_id, parent.entity_id)
         end as campaign_entity_id
  from entities
  left join entities as parent on parent.entity_id = entities.parent_entity_id
)
select id as tag, 'id' as matched_by, platform, campaign_entity_id, null::date as seen_from, null::date as seen_until
from rooted
where campaign_entity_id is not null
union all
select name, 'name', platform, entity_id, min(seen_from), max(seen_until)
from ad_entities
where level = 'campaign'
group by name, platform, entity_id
union all
select named.name, named.level || '_name', named.platform, rooted.campaign_entity_id, min(named.seen_from), max(named.seen_until)
from ad_entities as named
join rooted on rooted.entity_id = named.entity_id
where named.level <> 'campaign' and rooted.campaign_entity_id is not null
  and named.name in (select tag from template_tags where matched_by = named.level || '_name')
group by named.name, named.level, named.platform, rooted.campaign_entity_id
