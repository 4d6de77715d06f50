-- What an order file adds up to, for its report.
-- reads  orders_typed, order_line_values, order_rows_read
-- grain  one row
select (select count(*) from order_rows_read where not is_blank)          as rows,
       (select count(*) from order_rows_read where is_blank)              as blank,
       min(created_at::date) as first_day, max(created_at::date) as last_day, mode(currency) as currency,
       count(*) as orders, (select count(*) from order_line_values) as order_lines,
       (select sum(quantity)::bigint from order_line_values) as units,
       sum(gross_sales) as gross_sales, sum(discounts) as discounts, sum(net_sales) as net_sales, sum(shipping) as shipping,
       sum(taxes) as taxes, sum(total) as total, sum(refunded) as refunded,
       count(*) filter (where cancelled_at is not null) as cancelled_orders,
       count(*) filter (where coalesce(email, phone, customer_id) is null) as guest_orders,
       count(*) filter (where is_test) as test_orders,
       count(distinct currency) as currencies
from orders_typed
