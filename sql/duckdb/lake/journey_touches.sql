-- The journeys of converting orders, with what puts their touchpoints in order.
-- reads  journey_pairs (raw, or its projection)
-- grain  (order_key, touchpoint_id)
-- age_us    elapsed microseconds from touch to order, >= 0
-- path_key  descending along the path: the earliest touch has the largest; ties go by touchpoint_id.
--           128 bits, which Parquet has no type for, so it is computed here and never stored
create view journey_touches as
select journey_pairs.*,
       epoch_us(ordered_at) - epoch_us(occurred_at) as age_us,
       ((epoch_us(ordered_at) - epoch_us(occurred_at))::uhugeint << 63)
         + (9223372036854775807 - touchpoint_id)::uhugeint as path_key
from journey_pairs
