-- Sums over every order of a lake, converting or not, as reference data states them for one file.
-- reads  orders, order_lines, refunds, judged_orders
-- grain  one row
with placed as (
  select count(*) as orders, sum(gross_sales) as gross_sales, sum(discounts) as discounts, sum(shipping) as shipping,
         sum(taxes) as taxes, sum(total) as total_sum, count(cancelled_at) as cancelled_orders,
         count(*) filter (not is_identified) as guest_orders, count(*) filter (is_test) as test_gateway_orders,
         string_agg(distinct currency, ',' order by currency) as currency
  from orders
),
bought as (
  select count(*) as order_lines, sum(quantity) as units, sum(quantity * unit_price) as gross_line_amount from order_lines
),
returned as (select coalesce(sum(amount), 0) as refunded_sum from refunds),
judged as (
  select count(*) filter (excluded_reason is null) as converting_orders, count(excluded_reason) as excluded_orders
  from judged_orders
)
select orders::double as orders, order_lines::double as order_lines, units::double as units, currency,
       gross_line_amount::varchar as gross_line_amount, discounts::varchar as discounts, shipping::varchar as shipping,
       taxes::varchar as taxes, total_sum::varchar as total_sum, refunded_sum::varchar as refunded_sum,
       cancelled_orders::double as cancelled_orders, guest_orders::double as guest_orders,
       test_gateway_orders::double as test_gateway_orders,
       converting_orders::double as converting_orders, excluded_orders::double as excluded_orders
from placed cross join bought cross join returned cross join judged
