-- Money that no rate converts: left out of every sum, told in a warning.
-- reads  ad_days
-- grain  one row per currency
select currency, sum(stated_spend)::decimal(18,6) as spend
from ad_days
where is_foreign and day >= $first_day::date and day < $end_day::date
group by currency
order by currency
