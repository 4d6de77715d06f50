-- Converting orders by day and one dimension, and the refunds of their goods. Orders have no channel before attribution.
-- Net is counted on the order's day, or goods as sold on the order's day and refunds of goods on the day they were given;
-- a refund is a row of its own, so nothing fans out.
-- reads  conversions, order_refunds, names
-- grain  (day, value); both null where not asked for
-- $dimension   country, another's name, or '' for none;  $first_day, $end_day  local days, half-open
-- $by_refund_day   whether refunds are booked on their own day
with booked as (
  select day, country_id, 1 as orders, gross, net, total, net_sales - net as refunds, customer, refund_undated
  from conversions
  where not $by_refund_day::boolean
    and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
  union all
  select day, country_id, 1, gross, net_sales, total, 0, customer, refund_undated
  from conversions
  where $by_refund_day::boolean
    and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
  union all
  select booked_at::date, conversions.country_id, 0, 0, -goods_amount, 0, goods_amount, null, false
  from order_refunds
  join conversions on conversions.order_key = order_refunds.order_key
  where $by_refund_day::boolean and goods_amount <> 0
    and booked_at >= $first_day::date::timestamptz and booked_at < $end_day::date::timestamptz
),
named as (
  select booked.*, countries.name as country
  from booked
  left join names as countries on countries.kind = 'country' and countries.name_id = booked.country_id
)
select case when $by_day::boolean then day end as day,
       case $dimension when '' then null when 'country' then coalesce(country, '(not known)') else '(not allocated)' end as value,
       sum(orders)::bigint                      as orders,
       sum(gross)::decimal(18,6)                as gross,
       sum(net)::decimal(18,6)                  as net,
       sum(total)::decimal(18,6)                as total,
       sum(refunds)::decimal(18,6)              as refunds,
       count(*) filter (where customer = 'new') as new_customers,
       count(*) filter (where refund_undated)   as undated_refunds
from named
where {{filters}}
group by all
order by all
