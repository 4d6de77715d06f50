-- The day of a converting order and the day after it, so that its credits can be asked for.
-- reads  conversions
-- grain  one row, or none when the order does not exist or does not convert
select day as first_day, (day + 1)::date as end_day from conversions where order_key = $order_key::bigint
