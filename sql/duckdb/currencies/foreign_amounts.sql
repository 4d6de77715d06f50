-- Money of the range in other currencies than the workspace's: what a rate converts, and what none does.
-- reads  ad_days, ad_claims, judged_orders, settings
-- grain  (kind, currency)
-- $first_day, $end_day            platform days and local order days, half-open
-- $with_ads, $with_orders         kinds that the answer needs
-- unconverted, unconverted_rows   amount and rows without a rate;  first_missing, last_missing  their days
-- oldest_days                     greatest age in days of a rate that was used
with stated as (
  select 'spend' as kind, currency, day, stated_spend as amount, exchange_rate is null as is_missing, day - rate_date as age
  from ad_days
  where $with_ads::boolean and is_foreign and stated_spend <> 0 and day >= $first_day::date and day < $end_day::date
  union all
  select 'claims', ad_claims.currency, day, stated_value, exchange_rate is null, day - rate_date
  from ad_claims cross join settings
  where $with_ads::boolean and ad_claims.currency <> settings.currency and stated_value <> 0
    and day >= $first_day::date and day < $end_day::date
  union all
  select 'orders', judged_orders.currency, day, stated_net, excluded_reason is not null, day - rate_date
  from judged_orders cross join settings
  where $with_orders::boolean and judged_orders.currency <> settings.currency
    and occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
    and (excluded_reason is null or excluded_reason = 'foreign_currency')
)
select kind, currency,
       count(*) filter (where not is_missing)                                  as converted_rows,
       coalesce(sum(amount) filter (where is_missing), 0)::decimal(18,6)       as unconverted,
       count(*) filter (where is_missing)                                      as unconverted_rows,
       min(day) filter (where is_missing)                                      as first_missing,
       max(day) filter (where is_missing)                                      as last_missing,
       coalesce(max(age), 0)::integer                                          as oldest_days
from stated
group by kind, currency
order by kind desc, currency
