-- What an analyst would write: orders and gross sales by day, ours and the shop's, one under the other.
with ours as (
  select day, count(*) as orders, sum(gross) as gross from conversions group by day
)
select day::varchar as day, 'ours' as cause, orders::double as orders, gross::double as gross from ours
where day >= '2024-11-01' and day < '2026-11-01'
union all
select report_date::varchar, 'shop', orders::double, gross_sales::double from shop_sales_daily
where report_date >= '2024-11-01' and report_date < '2026-11-01' and (orders <> 0 or gross_sales <> 0)
order by day, cause
