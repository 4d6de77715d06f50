-- Sums over a shop's products, customers and sales reports, as reference data states them for one file.
-- reads  products, product_costs, customers, shop_sales_daily
-- grain  one row; null where the lake has no such rows
select nullif((select count(distinct handle) from products), 0)::double                                          as products,
       nullif((select count(*) from products), 0)::double                                                       as variants,
       (select nullif(count(*) filter (where sku in (select sku from product_costs)), 0) from products)::double as variants_with_cost,
       nullif((select count(*) from customers) + (select count(*) from shop_sales_daily), 0)::double            as rows,
       (select sum(gross_sales) from shop_sales_daily)::varchar                                                 as gross_sales,
       (select sum(returns) from shop_sales_daily)::varchar                                                     as returns,
       (select sum(net_sales) from shop_sales_daily)::varchar                                                   as net_sales,
       (select sum(total_sales) from shop_sales_daily)::varchar                                                 as total_sales,
       (select min(report_date) from shop_sales_daily)::varchar                                                 as date_min,
       (select max(report_date) from shop_sales_daily)::varchar                                                 as date_max
