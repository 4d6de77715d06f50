-- Rows of the canonical table shop_sales_daily, by day.
-- reads  shop_days
select 'halden-and-co'                       as shop_id,
       day                                   as report_date,
       'USD'                                 as currency,
       orders::bigint                        as orders,
       gross::decimal(18,6)                  as gross_sales,
       discounts::decimal(18,6)              as discounts,
       returns::decimal(18,6)                as returns,
       (gross + discounts + returns)::decimal(18,6) as net_sales,
       shipping::decimal(18,6)               as shipping,
       0::decimal(18,6)                      as duties,
       0::decimal(18,6)                      as additional_fees,
       taxes::decimal(18,6)                  as taxes,
       (gross + discounts + returns + shipping + taxes)::decimal(18,6) as total_sales,
       (max(day) over () + 1)::timestamptz   as extracted_at,
       1::uinteger                           as load_id,
       5::usmallint                          as file_no,
       (row_number() over (order by day) + 1)::uinteger as line
from shop_days
order by day
