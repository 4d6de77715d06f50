-- The raw rows behind one cell: ad days, orders, refunds on their own day, and touchpoints, each with its file and line.
-- reads  ad_days, conversions, order_refunds, order_margins, touches, touch_sources, traffic_sources, names
-- grain  one row per raw row
-- $has_day, $day, $dimension, $value   the cell;  $with_ads, $with_orders, $with_touches  families the measures need
-- $by_refund_day   whether refunds are rows of their own day;  $with_margins  whether orders tell their cost of goods
with ads as (
  select 'ad_performance_daily' as "table", concat_ws(' › ', platform, campaign, nullif(split, '')) as what,
         day::varchar as happened_at, spend as amount, stated_spend as stated_value, currency, exchange_rate as rate, rate_date,
         null::decimal(18,6) as cost_of_goods, load_id, file_no, line, day,
         case $dimension when 'channel' then channel when 'campaign' then campaign when 'platform' then platform
           else '(not allocated)' end as value
  from ad_days where $with_ads::boolean and day >= $first_day::date and day < $end_day::date
),
costs as (
  select order_key, cost_of_goods from order_margins($first_day, $end_day) where $with_margins::boolean
),
sales as (
  select 'orders' as "table", name, occurred_at, case when $by_refund_day::boolean then net_sales else net end as amount,
         case when $by_refund_day::boolean then stated_net + stated_goods_refunded else stated_net end as stated_value,
         currency, exchange_rate, rate_date, costs.cost_of_goods, load_id, file_no, line, country_id
  from conversions
  left join costs on costs.order_key = conversions.order_key
  where $with_orders::boolean and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
  union all
  select 'refunds', conversions.name, refunds.booked_at, -refunds.goods_amount, -refunds.stated_goods_amount,
         refunds.currency, refunds.exchange_rate, refunds.rate_date, null, refunds.load_id, refunds.file_no, refunds.line, conversions.country_id
  from order_refunds as refunds
  join conversions on conversions.order_key = refunds.order_key
  where $with_orders::boolean and $by_refund_day::boolean and refunds.goods_amount <> 0
    and refunds.booked_at >= $first_day::date::timestamptz and refunds.booked_at < $end_day::date::timestamptz
),
sold as (
  select "table", sales.name, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), amount, stated_value, currency, exchange_rate, rate_date,
         cost_of_goods, load_id, file_no, line, occurred_at::date,
         case $dimension when 'country' then coalesce(countries.name, '(not known)') else '(not allocated)' end
  from sales
  left join names as countries on countries.kind = 'country' and countries.name_id = sales.country_id
),
touched as (
  select 'touchpoints', concat_ws(' / ', traffic_sources.source, traffic_sources.medium), strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'),
         null::decimal(18,6), null::decimal(18,6), null::varchar, null::decimal(38,18), null::date, null::decimal(18,6),
         touches.load_id, touches.file_no, touches.line, occurred_at::date,
         case $dimension
           when 'channel' then coalesce(exact.channel, usual.channel) when 'campaign' then coalesce(exact.campaign, usual.campaign)
           when 'source' then coalesce(source, '(direct)') when 'medium' then coalesce(medium, '(none)')
           when 'device' then coalesce(devices.name, '(not known)') when 'country' then coalesce(countries.name, '(not known)')
           else '(not allocated)' end
  from touches
  join touch_sources as usual on usual.traffic_source_id = touches.traffic_source_id and usual.day is null
  left join touch_sources as exact on exact.traffic_source_id = touches.traffic_source_id and exact.day = touches.occurred_at::date
  join traffic_sources on traffic_sources.traffic_source_id = touches.traffic_source_id
  left join names as devices on devices.kind = 'device' and devices.name_id = touches.device_id
  left join names as countries on countries.kind = 'country' and countries.name_id = touches.country_id
  where $with_touches::boolean and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
),
found as (select * from ads union all select * from sold union all select * from touched)
select "table", what, happened_at, amount, stated_value, currency, rate, rate_date, cost_of_goods, load_id, file_no, line
from found
where (not $has_day::boolean or day = $day::date) and ($dimension = '' or not $has_value::boolean or value = $value)
order by "table", amount desc nulls last, happened_at, load_id, file_no, line
limit $take::bigint offset $skip::bigint
