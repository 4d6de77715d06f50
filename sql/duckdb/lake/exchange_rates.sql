-- What one unit of a foreign currency is worth in the workspace's currency, on each day of the data: the rate of that day, else
-- the last one before it that is at most 7 days old (weekends and holidays have none).
-- Of the rates of one day the stated pair comes first, then its inverse, then the way through a common currency, EUR before
-- others by name. A stated pair is used as it stands; the others are divided once and kept to 15 significant digits.
-- reads  fx_rates, foreign_currencies, orders, ad_performance_daily, ad_conversions_daily, settings
-- grain  (currency, day); a day without a usable rate has no row
-- rate       1 currency = rate of the workspace's currency;  rate_date  the day it was stated for
-- via        direct | inverse | the common currency
-- load_id, file_no, line   of the stated rate; of a way through a common currency, its leg to the workspace's currency
create table exchange_rates as
with span as (
  select min(first_day) as first_day, max(last_day) as last_day
  from (select min(created_at)::date as first_day, max(created_at)::date as last_day from orders
        union all select min(report_date), max(report_date) from ad_performance_daily
        union all select min(report_date), max(report_date) from ad_conversions_daily)
),
stated as (
  select fx_rates.* exclude (extracted_at)
  from fx_rates cross join span
  where rate_date between span.first_day - 7 and span.last_day and from_currency <> to_currency
    and exists (select 1 from foreign_currencies)
),
legs as (
  select rate_date, from_currency as common, to_currency as currency, rate::double as per_common, 0 as turned, load_id, file_no, line
  from stated
  union all
  select rate_date, to_currency, from_currency, 1 / rate::double, 1, load_id, file_no, line from stated
),
ways as (
  select rate_date, from_currency as currency, rate::decimal(38,18) as rate, 'direct' as via, 1 as rank, load_id, file_no, line
  from stated join settings on settings.currency = stated.to_currency
  union all
  select rate_date, to_currency, printf('%.15g', 1 / rate::double)::decimal(38,18), 'inverse', 2, load_id, file_no, line
  from stated join settings on settings.currency = stated.from_currency
  union all
  select home.rate_date, other.currency, printf('%.15g', home.per_common / other.per_common)::decimal(38,18), home.common,
         case home.common when 'EUR' then 3 else 5 end + greatest(home.turned, other.turned), home.load_id, home.file_no, home.line
  from legs as home
  join settings on settings.currency = home.currency
  join legs as other on other.rate_date = home.rate_date and other.common = home.common
),
chosen as (
  select ways.*
  from ways join foreign_currencies on foreign_currencies.currency = ways.currency
  qualify row_number() over (partition by ways.currency, rate_date order by rank, via, load_id, file_no, line) = 1
),
days as (
  select currency, unnest(generate_series(first_day, last_day, interval 1 day))::date as day
  from foreign_currencies cross join span
)
select days.currency, days.day, chosen.rate, chosen.rate_date, chosen.via, chosen.load_id, chosen.file_no, chosen.line
from days
asof join chosen on chosen.currency = days.currency and chosen.rate_date <= days.day
where days.day - chosen.rate_date <= 7
order by days.currency, days.day
