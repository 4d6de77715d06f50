-- Touchpoints by traffic source, those that some rules leave out too. Robots are left out.
-- reads  touchpoints, rules_special_days
-- grain  (traffic_source_id, day); day null but on special days
create or replace table main.rules_touches as
select touchpoints.traffic_source_id, special.day, count(*) as touchpoints
from touchpoints
left join main.rules_special_days as special
  on special.traffic_source_id = touchpoints.traffic_source_id and special.day = touchpoints.occurred_at::date
where not touchpoints.is_bot
  and touchpoints.occurred_at >= $first_day::date::timestamptz and touchpoints.occurred_at < $end_day::date::timestamptz
group by all
