-- The rows behind one cause, in the order in which they happened.
-- reads  parity_lines
-- grain  one row per counted thing; what a row adds nothing to is null
-- $cause, $has_reason, $reason     the cause
-- $days                            'shop day' pairs on which the cause is stated
-- $end_day, $shops, $shifts        as in parity_lines
-- $skip, $take                     page
select order_key::varchar as order_key, "order", what, coalesce(strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), day::varchar) as happened_at,
       nullif(orders, 0)::integer            as counts,
       nullif(gross, 0)::decimal(18,6)      as gross,
       nullif(discounts, 0)::decimal(18,6)  as discounts,
       nullif(returns, 0)::decimal(18,6)    as returns,
       net::decimal(18,6)                    as amount,
       nullif(shipping, 0)::decimal(18,6)   as shipping,
       nullif(duties, 0)::decimal(18,6)     as duties,
       nullif(fees, 0)::decimal(18,6)       as fees,
       nullif(taxes, 0)::decimal(18,6)      as taxes,
       nullif(total, 0)::decimal(18,6)      as total,
       load_id, file_no, line
from parity_lines($end_day, $shops, $shifts)
where cause = $cause
  and (not $has_reason::boolean or reason is not distinct from $reason)
  and shop_id || ' ' || day::varchar in (select unnest($days::varchar[]))
order by happened_at, order_key, load_id, file_no, line, orders, net, total
limit $take::bigint offset $skip::bigint
