-- What each model gives the touchpoints of one order.
-- reads  attribution_credits
-- grain  (path_key, model); path_key is null where the order is unattributed
with long as (
  select path_key::varchar as path_key, reason,
         unnest([
           {'model': 'first_touch', 'credit': first_touch}, {'model': 'last_touch', 'credit': last_touch},
           {'model': 'last_non_direct', 'credit': last_non_direct}, {'model': 'linear', 'credit': linear},
           {'model': 'linear_paid', 'credit': linear_paid}, {'model': 'time_decay', 'credit': time_decay},
           {'model': 'position_based', 'credit': position_based}
         ], recursive := true)
  from attribution_credits($first_day, $end_day, $order_end_day, $accrual::boolean, $lookback_us::bigint, $view_lookback_us::bigint,
                           $half_life_us::bigint, $weight_first::double, $weight_last::double, $customers, $basis)
  where order_key = $order_key::bigint
)
select path_key, reason, model, credit
from long
order by path_key, model
