-- What an analyst would write: join, one window per statistic, one block per model.
-- Instants are subtracted as microseconds: their difference as an INTERVAL counts local days, 23 or 25 hours long twice a year.
-- The views of `omnitrack query` are given: touches and conversions know their person, touch_sources its channel and campaign.
with journey as (
  select conversion.order_key, conversion.day, touch.touchpoint_id, touch.occurred_at,
         source.channel, source.campaign, source.is_direct, source.is_paid,
         pow(2.0, -(epoch_us(conversion.occurred_at) - epoch_us(touch.occurred_at)) / (7 * 86400e6)) as weight,
         row_number() over (partition by conversion.order_key order by touch.occurred_at, touch.touchpoint_id) as position,
         count(*) over (partition by conversion.order_key) as length
  from conversions as conversion
  join touches as touch
    on  touch.person_key = conversion.person_key
    and touch.occurred_at <= conversion.occurred_at
    and epoch_us(conversion.occurred_at) - epoch_us(touch.occurred_at) <= 30 * 86400000000
    and touch.kind <> 3
  join touch_sources as source on source.traffic_source_id = touch.traffic_source_id and source.day is null
  where conversion.occurred_at >= '2024-11-01'::date::timestamptz and conversion.occurred_at < '2026-11-01'::date::timestamptz
),
placed as (
  select *,
         max(case when not is_direct then position end) over (partition by order_key) as last_non_direct,
         sum(case when is_paid then 1 else 0 end) over (partition by order_key)       as paid,
         sum(weight) over (partition by order_key)                                   as weights
  from journey
),
credited as (
  select order_key, day, channel, campaign,
         unnest([
           {'model': 'first_touch', 'credit': (position = 1)::double},
           {'model': 'last_touch', 'credit': (position = length)::double},
           {'model': 'last_non_direct', 'credit': (position = coalesce(last_non_direct, length))::double},
           {'model': 'linear', 'credit': 1::double / length},
           {'model': 'linear_paid', 'credit': case when is_paid then 1::double / paid else 0 end},
           {'model': 'time_decay', 'credit': weight / weights},
           {'model': 'position_based', 'credit': case when length = 1 then 1 when length = 2 then 0.5
                                                      when position in (1, length) then 0.4 else 0.2 / (length - 2) end}
         ], recursive := true)
  from placed
)
select model, channel, campaign, day::varchar as day, sum(credit) as conversions, sum(credit * value) as revenue
from credited
join (select order_key, net::double as value from conversions) using (order_key)
where credit > 0
group by model, channel, campaign, day
order by model, channel, campaign, day
