-- The orders and touchpoints behind one cell, largest part first.
-- reads  attribution_credits, credit_names, judged_orders, journey_touches
-- grain  one row per (order, touchpoint that earned); an unattributed order is one row
-- $model                     the cell's model
-- $has_*, $channel, ...      whether the cell names the dimension, and the value it must have
-- $skip, $take               page
with long as (
  select credits.*, credit_names.channel, credit_names.campaign, credit_names.campaign_id,
         case $model
           when 'first_touch' then first_touch       when 'last_touch' then last_touch
           when 'last_non_direct' then last_non_direct when 'linear' then linear
           when 'linear_paid' then linear_paid       when 'time_decay' then time_decay
           when 'position_based' then position_based
         end as credit
  from attribution_credits($first_day, $end_day, $order_end_day, $accrual::boolean, $lookback_us::bigint, $view_lookback_us::bigint,
                           $half_life_us::bigint, $weight_first::double, $weight_last::double, $customers, $basis) as credits
  join credit_names on credit_names.touch_source_id is not distinct from credits.touch_source_id
  where {{filters}}
)
select orders.name                                     as "order",
       long.order_key::varchar                         as order_key,
       orders.occurred_at                              as ordered_at,
       long.touched_at, long.channel, long.campaign, long.credit,
       long.value                                      as order_value,
       case $basis when 'gross' then orders.stated_gross when 'total' then orders.stated_total else orders.stated_net end as stated_value,
       orders.currency, orders.exchange_rate           as rate, orders.rate_date,
       (long.credit * long.value::double)::decimal(18,6) as counts,
       orders.load_id, orders.file_no, orders.line     as order_line,
       touches.load_id as touch_load_id, touches.file_no as touch_file_no, touches.line as touch_line
from long
join judged_orders as orders on orders.order_key = long.order_key
left join journey_touches as touches on touches.order_key = long.order_key and touches.path_key = long.path_key
where long.credit > 0
  and (not $has_channel::boolean     or long.channel is not distinct from $channel)
  and (not $has_campaign::boolean    or long.campaign is not distinct from $campaign)
  and (not $has_campaign_id::boolean or long.campaign_id is not distinct from $campaign_id)
  and (not $has_day::boolean         or long.day is not distinct from $day::date)
  and (not $has_reason::boolean      or long.reason is not distinct from $reason)
order by counts desc, ordered_at, long.order_key, long.path_key desc
limit $take::bigint offset $skip::bigint
