-- Spend of campaigns to which no touchpoint of the range leads.
-- reads  ad_days, counted_touchpoints, touch_sources
-- grain  one row per counted ad day of such a campaign
-- first_day, end_day   [first_day, end_day)
create macro tag_untagged(first_day, end_day) as table
with seen as materialized (
  select traffic_source_id, day
  from (select traffic_source_id, occurred_at from counted_touchpoints
        where occurred_at >= first_day::date::timestamptz and occurred_at < end_day::date::timestamptz) as visits
  -- only where a name means one campaign on one day and another on the next, the day matters
  left join (select distinct traffic_source_id as dated from touch_sources where day is not null) as dated on dated.dated = visits.traffic_source_id
  cross join lateral (select case when dated.dated is not null then visits.occurred_at::date end as day)
  group by traffic_source_id, day
),
led_to as (
  select distinct coalesce(named.campaign_entity_id, usual.campaign_entity_id) as campaign_entity_id
  from seen
  join touch_sources as usual on usual.traffic_source_id = seen.traffic_source_id and usual.day is null
  left join touch_sources as named on named.traffic_source_id = seen.traffic_source_id and named.day = seen.day
)
select ad_days.*
from ad_days
anti join led_to on led_to.campaign_entity_id = ad_days.campaign_entity_id
where day >= first_day::date and day < end_day::date and spend > 0 and exists (select 1 from seen)
