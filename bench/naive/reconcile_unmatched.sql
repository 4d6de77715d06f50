-- What an analyst would write: converting orders without a paid visit or click of a claiming platform in the 30 days before.
with claiming as (
  select platform, max(coalesce(try_cast(regexp_extract(attribution_window, '(\d+)d_click', 1) as bigint), 30)) as days
  from ad_claims where day >= '2026-08-01' and day < '2026-11-01' and (conversions <> 0 or value <> 0) group by platform
),
paid as (
  select touches.person_key, touches.occurred_at, coalesce(campaigns.platform, channels.platform) as platform
  from touches
  join touch_sources on touch_sources.traffic_source_id = touches.traffic_source_id and touch_sources.day is null
  join channels on channels.traffic_source_id = touches.traffic_source_id
  left join campaigns on campaigns.campaign_entity_id = touch_sources.campaign_entity_id
  where touch_sources.is_paid and touches.kind in (1, 2, 4)
),
matched as (
  select distinct conversions.order_key
  from conversions
  join paid on paid.person_key = conversions.person_key and paid.occurred_at <= conversions.occurred_at
  join claiming on claiming.platform = paid.platform
  where epoch_us(conversions.occurred_at) - epoch_us(paid.occurred_at) <= claiming.days * 86400000000
    and conversions.day >= '2026-08-01' and conversions.day < '2026-11-01'
)
select day::varchar as day, bar, count(*)::double as orders
from (select day, unnest(['unmatched', 'shop']) as bar
      from conversions
      where day >= '2026-08-01' and day < '2026-11-01' and order_key not in (select order_key from matched))
group by day, bar
order by day, bar
