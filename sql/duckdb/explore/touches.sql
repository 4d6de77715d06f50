-- Touchpoints and the people behind them by day and one dimension. Names are small integers until they are grouped.
-- reads  touches, touch_sources, traffic_sources, names
-- slots  sources, devices, countries, days: filters, each on the small table that it is about
-- grain  (day, value); both null where not asked for
-- $dimension   channel | campaign | source | medium | device | country, another's name, or '' for none
-- $first_day, $end_day   local days, half-open;  $with_people  whether to count distinct persons
with ways as (
  select touch_sources.traffic_source_id, touch_sources.day as only_day,
         case $dimension
           when 'channel' then channel when 'campaign' then touch_sources.campaign
           when 'source' then coalesce(source, '(direct)') when 'medium' then coalesce(medium, '(none)')
         end as value
  from touch_sources
  join traffic_sources on traffic_sources.traffic_source_id = touch_sources.traffic_source_id
  where {{sources}}
),
labels as (
  select value, row_number() over ()::uinteger as label from (select distinct value from ways where value is not null)
),
labelled as (
  select ways.traffic_source_id, ways.only_day, labels.label
  from ways left join labels on labels.value = ways.value
),
-- 0 stands for what no row names, so that filters judge it too
known as (
  select kind, name_id as id, name from names union all values ('device', 0, null), ('country', 0, null)
),
counted as (
  select case when $by_day::boolean then touches.occurred_at::date end as day,
         case $dimension when 'device' then device_id when 'country' then country_id else coalesce(exact.label, usual.label) end as label,
         count(*) as touchpoints,
         count(distinct case when $with_people::boolean then person_key end) as people
  from touches
  left join labelled as usual on usual.traffic_source_id = touches.traffic_source_id and usual.only_day is null
  left join labelled as exact on exact.traffic_source_id = touches.traffic_source_id and exact.only_day = touches.occurred_at::date
  where touches.occurred_at >= $first_day::date::timestamptz and touches.occurred_at < $end_day::date::timestamptz
    and coalesce(exact.traffic_source_id, usual.traffic_source_id) is not null
    and coalesce(device_id, 0) in (select id from known where kind = 'device' and {{devices}})
    and coalesce(country_id, 0) in (select id from known where kind = 'country' and {{countries}})
    and {{days}}
  group by all
)
select counted.day,
       case when $dimension = '' then null
         when $dimension in ('channel', 'campaign', 'source', 'medium') then labels.value
         when $dimension in ('device', 'country') then coalesce(names.name, '(not known)')
         else '(not allocated)' end as value,
       sum(counted.touchpoints)::bigint as touchpoints,
       sum(counted.people)::bigint      as people
from counted
left join labels on labels.label = counted.label
left join names on names.kind = $dimension and names.name_id = counted.label
group by all
order by all
