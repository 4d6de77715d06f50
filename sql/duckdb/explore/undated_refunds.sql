-- Converting orders with refunds that no file dates.
-- reads  conversions
-- grain  one row
-- $first_day, $end_day   local order days, half-open
select count(*) as orders
from conversions
where refund_undated and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
