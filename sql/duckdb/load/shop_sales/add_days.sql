-- Adds a sales report's days to those of the load. Rows that part a day are added up.
-- reads  sales_typed
-- $file_no, $load_id, $shop_id, $currency, $extracted_at
-- $counts_orders  rows of a day do not share orders, so that their orders add up
insert into shop_sales_daily by name
select $shop_id as shop_id, day as report_date, $currency as currency,
       case when $counts_orders then sum(orders)::bigint end as orders,
       sum(gross_sales) as gross_sales, sum(discounts) as discounts, sum(returns) as returns, sum(net_sales) as net_sales, sum(shipping) as shipping,
       sum(duties) as duties, sum(additional_fees) as additional_fees, sum(taxes) as taxes, sum(total_sales) as total_sales,
       $extracted_at::timestamptz as extracted_at, $load_id::uinteger as load_id, $file_no::usmallint as file_no, min(line) as line
from sales_typed where dropped is null group by day
