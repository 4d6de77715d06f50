-- Which campaign a traffic source leads to: utm_id, then an id-shaped utm_campaign, utm_content or utm_term, then what the
-- workspace's templates read (ids, then names), then the exact campaign name. Names count for paid touches only: a newsletter
-- may bear the name of an ad campaign.
-- Candidates of another platform than the source's own do not count; ambiguous is unmatched.
-- reads  traffic_sources, channels, campaign_names, template_tags
-- grain  one row per traffic_source_id that matches exactly one campaign; day null = on every day, else on that day only
-- found_by  utm_id | id | template | name
create table touch_campaigns as
with tags as (
  select traffic_sources.traffic_source_id, channels.platform, channels.is_paid,
         unnest([utm_id, campaign, content, term, campaign])  as tag,
         unnest([1, 2, 3, 4, 9])                              as rank,
         unnest(['id', 'id', 'id', 'id', 'name'])             as matched_by
  from traffic_sources
  join channels on channels.traffic_source_id = traffic_sources.traffic_source_id
  union all
  select template_tags.traffic_source_id, channels.platform, channels.is_paid, template_tags.tag,
         case matched_by when 'id' then 5 when 'name' then 6 when 'adset_name' then 7 else 8 end, matched_by
  from template_tags
  join channels on channels.traffic_source_id = template_tags.traffic_source_id
),
candidates as (
  select tags.traffic_source_id, tags.rank, campaign_names.campaign_entity_id, campaign_names.seen_from, campaign_names.seen_until
  from tags
  join campaign_names
    on  campaign_names.tag = tags.tag
    and campaign_names.matched_by = tags.matched_by
    and (tags.platform is null or campaign_names.platform = tags.platform)
  where (tags.matched_by <> 'id' and tags.is_paid) or tags.rank in (1, 5) or (tags.matched_by = 'id' and regexp_full_match(tags.tag, '\d{6,}'))
),
best as (
  select candidates.*
  from candidates
  qualify rank = min(rank) over (partition by traffic_source_id)
),
counted as (
  select traffic_source_id, count(distinct campaign_entity_id) as campaigns, any_value(campaign_entity_id) as campaign_entity_id,
         case min(rank) when 1 then 'utm_id' when 9 then 'name' else case when min(rank) < 5 then 'id' else 'template' end end as found_by
  from best group by traffic_source_id
),
by_day as (
  select best.traffic_source_id, unnest(generate_series(best.seen_from, best.seen_until, interval 1 day))::date as day, best.campaign_entity_id,
         counted.found_by
  from best
  join counted on counted.traffic_source_id = best.traffic_source_id
  where counted.campaigns > 1 and best.seen_from is not null
)
select traffic_source_id, null::date as day, campaign_entity_id, found_by from counted where campaigns = 1
union all
select traffic_source_id, day, any_value(campaign_entity_id), any_value(found_by)
from by_day group by traffic_source_id, day having count(distinct campaign_entity_id) = 1
