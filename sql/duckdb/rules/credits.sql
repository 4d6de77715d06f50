-- What each traffic source earned under one set of rules.
-- reads  attribution_credits, touch_sources, rules_special_days
-- grain  (traffic_source_id, day); day null but on special days
-- $model   one of attribution's; the other parameters are those of attribution_credits
create or replace table rules_credits as
with long as (
  select touch_source_id, touched_at, value,
         case $model
           when 'first_touch' then first_touch       when 'last_touch' then last_touch
           when 'last_non_direct' then last_non_direct when 'linear' then linear
           when 'linear_paid' then linear_paid       when 'time_decay' then time_decay
           when 'position_based' then position_based
         end as credit
  from attribution_credits($first_day, $end_day, $order_end_day, $accrual::boolean, $lookback_us::bigint, $view_lookback_us::bigint,
                           $half_life_us::bigint, $weight_first::double, $weight_last::double, $customers, $basis)
  where touch_source_id is not null
)
select sources.traffic_source_id, special.day, sum(credit) as orders, sum(credit * value::double) as revenue
from long
join touch_sources as sources on sources.touch_source_id = long.touch_source_id
left join main.rules_special_days as special
  on special.traffic_source_id = sources.traffic_source_id and special.day = long.touched_at::date
group by all
