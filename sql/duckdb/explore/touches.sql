-- Touchpoints and the people behind them by day and one dimension.
-- reads  touches, touch_sources, traffic_sources, names
-- grain  (day, value); both null where not asked for
-- $dimension   channel | campaign | source | medium | device | country, another's name, or '' for none
-- $first_day, $end_day   local days, half-open;  $with_people  whether to count distinct persons
with named as (
  select touches.person_key, touches.occurred_at::date as day,
         coalesce(exact.channel, usual.channel)   as channel,
         coalesce(exact.campaign, usual.campaign) as campaign,
         traffic_sources.source, traffic_sources.medium, devices.name as device, countries.name as country
  from touches
  join touch_sources as usual on usual.traffic_source_id = touches.traffic_source_id and usual.day is null
  left join touch_sources as exact on exact.traffic_source_id = touches.traffic_source_id and exact.day = touches.occurred_at::date
  join traffic_sources on traffic_sources.traffic_source_id = touches.traffic_source_id
  left join names as devices on devices.kind = 'device' and devices.name_id = touches.device_id
  left join names as countries on countries.kind = 'country' and countries.name_id = touches.country_id
  where touches.occurred_at >= $first_day::date::timestamptz and touches.occurred_at < $end_day::date::timestamptz
)
select case when $by_day::boolean then day end as day,
       case $dimension when '' then null
         when 'channel' then channel when 'campaign' then campaign
         when 'source' then coalesce(source, '(direct)') when 'medium' then coalesce(medium, '(none)')
         when 'device' then coalesce(device, '(not known)') when 'country' then coalesce(country, '(not known)')
         else '(not allocated)' end            as value,
       count(*)                                as touchpoints,
       count(distinct case when $with_people::boolean then person_key end) as people
from named
where {{filters}}
group by all
order by all
