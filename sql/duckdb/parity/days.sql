-- Our sales, the shop's, and what may stand between, summed per day from the first day of the shop's report on: what was given
-- back on a day may belong to an order of long before.
-- reads  parity_lines
-- grain  one row per (shop_id, day, cause, reason)
-- parts_of_cents  rows with an amount finer than a cent
-- $end_day, $shops, $shifts   as in parity_lines
select shop_id, day::varchar as day, cause, reason,
       sum(orders)::decimal(18,6)    as orders,
       sum(gross)::decimal(18,6)     as gross,
       sum(discounts)::decimal(18,6) as discounts,
       sum(returns)::decimal(18,6)   as returns,
       sum(net)::decimal(18,6)       as net,
       sum(shipping)::decimal(18,6)  as shipping,
       sum(duties)::decimal(18,6)    as duties,
       sum(fees)::decimal(18,6)      as fees,
       sum(taxes)::decimal(18,6)     as taxes,
       sum(total)::decimal(18,6)     as total,
       count(*) filter (where round(gross, 2) <> gross or round(discounts, 2) <> discounts or round(returns, 2) <> returns
                           or round(shipping, 2) <> shipping or round(taxes, 2) <> taxes)::integer as parts_of_cents,
       any_value(load_id)::integer   as load_id,
       any_value(file_no)::integer   as file_no,
       any_value(line)::bigint       as line
from parity_lines($end_day, $shops, $shifts)
where day < $end_day::date
group by shop_id, day, cause, reason
order by shop_id, day, cause, reason nulls first
