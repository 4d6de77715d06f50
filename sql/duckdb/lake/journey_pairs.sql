-- Every touchpoint of a buyer with each of their converting orders that follows it, from the raw tables.
-- reads  conversions, touches
-- grain  (order_key, touchpoint_id)
create view journey_pairs as
select conversions.order_key, conversions.occurred_at as ordered_at,
       touches.touchpoint_id, touches.occurred_at, touches.kind, touches.traffic_source_id,
       touches.load_id, touches.file_no, touches.line
from conversions
join touches on touches.person_key = conversions.person_key and touches.occurred_at <= conversions.occurred_at
