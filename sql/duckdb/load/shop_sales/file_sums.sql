-- What a sales report adds up to, for its report.
-- reads  sales_typed, sales_rows_told
-- grain  one row. uneven: rows whose parts do not make up the net or total sales that they state
select count(*) filter (where dropped is null)::integer as rows,
       count(*) filter (where dropped = 'total_row')::integer as totals,
       (select count(*) from sales_rows_told where dropped = 'blank')::integer as blank,
       count(distinct day)::integer as days,
       min(day) filter (where dropped is null) as first_day, max(day) filter (where dropped is null) as last_day,
       sum(orders) filter (where dropped is null)::bigint as orders,
       sum(gross_sales) filter (where dropped is null) as gross_sales, sum(discounts) filter (where dropped is null) as discounts,
       sum(returns) filter (where dropped is null) as returns, sum(net_sales) filter (where dropped is null) as net_sales,
       sum(shipping) filter (where dropped is null) as shipping, sum(duties) filter (where dropped is null) as duties,
       sum(additional_fees) filter (where dropped is null) as additional_fees, sum(taxes) filter (where dropped is null) as taxes,
       sum(total_sales) filter (where dropped is null) as total_sales,
       count(*) filter (where dropped is null and (abs(gross_sales + discounts + returns - net_sales) > 0.02
         or abs(net_sales + coalesce(shipping, 0) + coalesce(duties, 0) + coalesce(additional_fees, 0) + taxes - total_sales) > 0.02))::integer as uneven
from sales_typed
