-- Currencies of the data: what is in them, and on how many of their days a rate converts them.
-- reads  judged_orders, ad_days, ad_claims, product_costs, exchange_rates, settings
-- grain  currency; the workspace's own is always there
with money as (
  select currency, day, 'orders' as kind, stated_net as amount from judged_orders
  where excluded_reason is null or excluded_reason = 'foreign_currency'
  union all
  select currency, day, 'spend', stated_spend from ad_days where stated_spend <> 0
  union all
  select currency, day, 'claims', stated_value from ad_claims where stated_value <> 0
),
sums as (
  select currency, count(*) filter (where kind = 'orders') as orders, sum(amount) filter (where kind = 'orders') as sales,
         sum(amount) filter (where kind = 'spend') as spend, sum(amount) filter (where kind = 'claims') as claims
  from money group by currency
),
rated as (
  select days.currency, days.day, days.currency = settings.currency or rates.rate is not null as has_rate
  from (select distinct currency, day from money) as days
  cross join settings
  left join exchange_rates as rates on rates.currency = days.currency and rates.day = days.day
),
days as (
  select currency, count(*) as days, count(*) filter (where has_rate) as days_with_rate, min(day) as first_day, max(day) as last_day,
         min(day) filter (where not has_rate) as first_missing, max(day) filter (where not has_rate) as last_missing
  from rated group by currency
),
costs as (select currency, count(distinct sku) as skus from product_costs group by currency),
latest as (from exchange_rates qualify row_number() over (partition by currency order by day desc) = 1),
named as (select currency from settings union select currency from sums union select currency from costs)
select named.currency, named.currency = settings.currency as is_home, coalesce(sums.orders, 0) as orders,
       sums.sales::decimal(18,6) as sales, sums.spend::decimal(18,6) as spend, sums.claims::decimal(18,6) as claims,
       coalesce(costs.skus, 0) as skus, coalesce(days.days, 0) as days, coalesce(days.days_with_rate, 0) as days_with_rate,
       days.first_day, days.last_day, days.first_missing, days.last_missing,
       latest.rate, latest.rate_date, latest.via, latest.load_id, latest.file_no, latest.line as rate_line
from named
cross join settings
left join sums on sums.currency = named.currency
left join days on days.currency = named.currency
left join costs on costs.currency = named.currency
left join latest on latest.currency = named.currency
order by is_home desc, named.currency
