-- What an analyst would write for one model: every touch of the last 30 days gets an equal share.
with journey as (
  select conversion.order_key, conversion.net::double as value, source.channel,
         count(*) over (partition by conversion.order_key) as length
  from conversions as conversion
  join touches as touch
    on  touch.person_key = conversion.person_key
    and touch.occurred_at <= conversion.occurred_at
    and epoch_us(conversion.occurred_at) - epoch_us(touch.occurred_at) <= 30 * 86400000000
    and touch.kind <> 3
  join touch_sources as source on source.traffic_source_id = touch.traffic_source_id and source.day is null
  where conversion.occurred_at >= '2026-08-01'::date::timestamptz and conversion.occurred_at < '2026-11-01'::date::timestamptz
)
select 'linear' as model, channel, sum(1.0::double / length) as conversions, sum(value / length) as revenue
from journey
group by channel
order by channel
