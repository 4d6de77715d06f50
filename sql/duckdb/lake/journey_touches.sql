-- Every touchpoint of a buyer up to each of their converting orders, from the raw tables.
-- reads  conversions, touches
-- grain  (order_key, touchpoint_id)
-- age_us    elapsed microseconds from touch to order, >= 0
-- path_key  descending along the path: the earliest touch has the largest; ties go by touchpoint_id
create view journey_touches as
select conversions.order_key, conversions.occurred_at as ordered_at,
       touches.touchpoint_id, touches.occurred_at, touches.kind, touches.traffic_source_id,
       epoch_us(conversions.occurred_at) - epoch_us(touches.occurred_at) as age_us,
       ((epoch_us(conversions.occurred_at) - epoch_us(touches.occurred_at))::uhugeint << 63)
         + (9223372036854775807 - touches.touchpoint_id)::uhugeint       as path_key,
       touches.load_id, touches.file_no, touches.line
from conversions
join touches on touches.person_key = conversions.person_key and touches.occurred_at <= conversions.occurred_at
