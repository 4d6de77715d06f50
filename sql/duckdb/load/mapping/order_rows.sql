-- First orders of a file as they would load, with the number of their days.
-- reads  orders_typed
-- grain  one row per order, in the order of the file
-- $limit  rows
select line, name, strftime(created_at, '%Y-%m-%d %H:%M:%S') as created_at, gross_sales::varchar as gross_sales,
       discounts::varchar as discounts, net_sales::varchar as net_sales, total::varchar as total, currency, financial_status,
       (select count(distinct created_at::date) from orders_typed) as days
from orders_typed order by line limit $limit
