-- What is wrong with the tags, each with what it concerns, most money first.
-- reads  tag_faults, tag_used, tag_untagged, touch_campaigns, campaigns, ad_days, conversions, journey_pairs
-- grain  one row per (issue, platform, field, value, campaign_id)
-- orders, revenue  converting orders of the range with such a touchpoint of the range in the window before them
-- spend            of the campaigns that such touchpoints lead to; where they lead to none, of the platform's campaigns without any
-- at_stake         the larger of spend and revenue
-- slot filters     which findings
-- $first_day, $end_day   [first_day, end_day)
-- $lookback_us           window before an order, elapsed microseconds
-- $take                  findings at most
with faults as materialized (
  select faults.*, coalesce(led.platform, used.platform) as platform, led.campaign_entity_id, used.touchpoints, used.first_at, used.last_at, used.example
  from tag_faults($first_day, $end_day) as faults
  join tag_used($first_day, $end_day) as used on used.traffic_source_id = faults.traffic_source_id
  left join (select touch_campaigns.traffic_source_id, any_value(campaigns.platform) as platform, any_value(campaigns.campaign_entity_id) as campaign_entity_id
             from touch_campaigns join campaigns on campaigns.campaign_entity_id = touch_campaigns.campaign_entity_id
             group by touch_campaigns.traffic_source_id) as led
    on led.traffic_source_id = faults.traffic_source_id
),
untagged as materialized (select * from tag_untagged($first_day, $end_day)),
reached as (
  select pairs.traffic_source_id, pairs.order_key, any_value(conversions.net) as net
  from journey_pairs as pairs
  join conversions on conversions.order_key = pairs.order_key
  where pairs.traffic_source_id in (select traffic_source_id from faults)
    and pairs.occurred_at >= $first_day::date::timestamptz and pairs.ordered_at < $end_day::date::timestamptz
    and epoch_us(pairs.ordered_at) - epoch_us(pairs.occurred_at) <= $lookback_us::bigint
  group by pairs.traffic_source_id, pairs.order_key
),
sold as (
  select issue, platform, field, value, count(*) as orders, sum(net) as revenue
  from (select distinct faults.issue, faults.platform, faults.field, faults.value, reached.order_key, reached.net
        from faults join reached on reached.traffic_source_id = faults.traffic_source_id)
  group by issue, platform, field, value
),
spent as (
  select campaign_entity_id, sum(spend) as spend from ad_days where day >= $first_day::date and day < $end_day::date group by campaign_entity_id
),
paid as (
  select issue, platform, field, value, sum(spend) as spend
  from (select distinct issue, platform, field, value, campaign_entity_id from faults where campaign_entity_id is not null) as led
  join spent on spent.campaign_entity_id = led.campaign_entity_id
  group by issue, platform, field, value
),
unled as (select platform, sum(spend) as spend from untagged group by platform),
found as (
  select faults.issue, faults.platform, faults.field, faults.value, null::varchar as campaign_id,
         sum(touchpoints)::bigint as touchpoints, min(first_at)::date as first_day, max(last_at)::date as last_day,
         any_value(example) as example, any_value(suggestion) as suggestion
  from faults
  group by faults.issue, faults.platform, faults.field, faults.value
),
findings as (
  select found.*, coalesce(sold.orders, 0)::bigint as orders, coalesce(sold.revenue, 0)::decimal(18,6) as revenue,
         (case when paid.spend is not null then paid.spend
               when found.issue in ('unexpanded_macro', 'click_id_without_utm', 'unknown_campaign') then unled.spend end)::decimal(18,6) as spend
  from found
  left join sold on sold.issue = found.issue and sold.platform is not distinct from found.platform and sold.field = found.field and sold.value = found.value
  left join paid on paid.issue = found.issue and paid.platform is not distinct from found.platform and paid.field = found.field and paid.value = found.value
  left join unled on unled.platform = found.platform
  union all
  select 'untagged_spend', platform, 'campaign', campaign, campaign_id, 0, min(day), max(day), null, null, 0, 0, sum(spend)::decimal(18,6)
  from untagged
  group by platform, campaign, campaign_id
)
select issue, platform, field, value, campaign_id, touchpoints, orders, spend, revenue,
       greatest(coalesce(spend, 0), revenue)::decimal(18,6) as at_stake,
       first_day::varchar as first_day, last_day::varchar as last_day, example, suggestion
from findings
where {{filters}}
order by greatest(coalesce(spend, 0), revenue) desc, touchpoints desc, issue, platform nulls last, field, value, campaign_id
limit $take::bigint
