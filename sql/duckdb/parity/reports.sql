-- Which shops have sold or report sales in the range, and how old either side is.
-- reads  shop_sales_daily, orders, settings
-- grain  shop_id
-- $first_day, $end_day   [first_day, end_day)
with reports as (
  select shop_id, any_value(currency) as currency, count(*)::integer as days, max(extracted_at) as reported_at,
         count(*) over () as shops
  from shop_sales_daily
  where report_date >= $first_day::date and report_date < $end_day::date
  group by shop_id
),
sold as (
  select shop_id, count(*)::integer as orders, count(distinct created_at::date)::integer as days, min(extracted_at) as exported_at,
         count(*) over () as shops,
         count(*) filter (where orders.currency <> settings.currency)::integer as foreign_orders,
         count(*) filter (where created_at::date not in (select report_date from shop_sales_daily))::integer as orders_beside
  from orders cross join settings
  where created_at >= $first_day::date::timestamptz and created_at < $end_day::date::timestamptz
  group by shop_id
)
select coalesce(reports.shop_id, sold.shop_id)                                          as shop_id,
       coalesce(reports.days, 0)                                                        as report_days,
       reports.currency                                                                 as report_currency,
       strftime(reports.reported_at, '%Y-%m-%dT%H:%M:%S%z')                             as reported_at,
       coalesce(sold.orders, 0)                                                         as orders,
       coalesce(sold.foreign_orders, 0)                                                 as foreign_orders,
       coalesce(sold.orders_beside, 0)                                                  as orders_beside,
       strftime(sold.exported_at, '%Y-%m-%dT%H:%M:%S%z')                                as exported_at,
       sold.exported_at < reports.reported_at                                           as is_older
from reports
full join sold on sold.shop_id = reports.shop_id or (sold.shops = 1 and reports.shops = 1)
order by 1
