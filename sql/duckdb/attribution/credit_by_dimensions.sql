-- Credit and credited value by the dimensions asked for, in long form by model.
-- reads  attribution_credits (see credits.sql), credit_names
-- grain  one row per (channel, campaign, day, reason, model); dimensions not asked for are null
-- $by_channel, $by_campaign, $by_day   which dimensions are asked for;  $keep_day  whether days are grouped or filtered by
-- $models                              models asked for
-- the other parameters are those of attribution_credits
with summed as (
  select touch_source_id, case when $keep_day::boolean then day end as day, reason,
         sum(first_touch) as first_touch, sum(first_touch * value::double) as first_touch_value,
         sum(last_touch) as last_touch, sum(last_touch * value::double) as last_touch_value,
         sum(last_non_direct) as last_non_direct, sum(last_non_direct * value::double) as last_non_direct_value,
         sum(linear) as linear, sum(linear * value::double) as linear_value,
         sum(linear_paid) as linear_paid, sum(linear_paid * value::double) as linear_paid_value,
         sum(time_decay) as time_decay, sum(time_decay * value::double) as time_decay_value,
         sum(position_based) as position_based, sum(position_based * value::double) as position_based_value
  from attribution_credits($first_day, $end_day, $order_end_day, $accrual::boolean, $lookback_us::bigint, $view_lookback_us::bigint,
                           $half_life_us::bigint, $weight_first::double, $weight_last::double, $customers, $basis)
  group by all
),
grouped as (
  select case when $by_channel::boolean then channel end      as channel,
         case when $by_campaign::boolean then campaign end    as campaign,
         case when $by_campaign::boolean then campaign_id end as campaign_id,
         case when $by_day::boolean then day end              as day,
         reason,
         sum(first_touch) as first_touch, sum(first_touch_value) as first_touch_value,
         sum(last_touch) as last_touch, sum(last_touch_value) as last_touch_value,
         sum(last_non_direct) as last_non_direct, sum(last_non_direct_value) as last_non_direct_value,
         sum(linear) as linear, sum(linear_value) as linear_value,
         sum(linear_paid) as linear_paid, sum(linear_paid_value) as linear_paid_value,
         sum(time_decay) as time_decay, sum(time_decay_value) as time_decay_value,
         sum(position_based) as position_based, sum(position_based_value) as position_based_value
  from summed
  join credit_names on credit_names.touch_source_id is not distinct from summed.touch_source_id
  where {{filters}}
  group by all
),
long as (
  select channel, campaign, campaign_id, day, reason,
         unnest([
           {'model': 'first_touch', 'conversions': first_touch, 'value': first_touch_value},
           {'model': 'last_touch', 'conversions': last_touch, 'value': last_touch_value},
           {'model': 'last_non_direct', 'conversions': last_non_direct, 'value': last_non_direct_value},
           {'model': 'linear', 'conversions': linear, 'value': linear_value},
           {'model': 'linear_paid', 'conversions': linear_paid, 'value': linear_paid_value},
           {'model': 'time_decay', 'conversions': time_decay, 'value': time_decay_value},
           {'model': 'position_based', 'conversions': position_based, 'value': position_based_value}
         ], recursive := true)
  from grouped
)
select channel, campaign, campaign_id, day, reason, model, conversions, value
from long
where list_contains($models::varchar[], model) and conversions <> 0
order by model, channel, campaign, campaign_id, day, reason
