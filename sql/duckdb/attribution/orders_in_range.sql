-- Orders of the range by whether and why they convert: the denominators of an attribution answer.
-- reads  judged_orders, conversions, journey_touches
-- grain  one row per excluded_reason; null is the converting orders
-- $first_day, $end_day   local order days, [first_day, end_day);  $customers  all | new | returning;  $basis  net | gross | total
with touched as (
  select distinct order_key from journey_touches
  where ordered_at >= $first_day::date::timestamptz and ordered_at < $end_day::date::timestamptz
),
asked as (
  select judged_orders.*,
         judged_orders.excluded_reason is null
           and exists (select 1 from touched where touched.order_key = judged_orders.order_key) as is_touched
  from judged_orders
  where occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
    and ($customers = 'all'
         or order_key in (select conversions.order_key from conversions where conversions.customer = $customers))
)
select excluded_reason,
       count(*)                                                                             as orders,
       count(*) filter (where is_touched)                                                   as touched_orders,
       coalesce(sum(case $basis when 'gross' then gross when 'total' then total else net end), 0)::decimal(18,6) as value,
       count(*) filter (where refund_undated)                                               as undated_refunds
from asked
group by excluded_reason
order by excluded_reason nulls first
