-- What a file of rates holds, for its report.
-- reads  fx_typed
-- grain  one row. repeated: rows that say again what an earlier row says
select count(distinct line)::integer as rows, min(rate_date) as first_day, max(rate_date) as last_day,
       count(*) filter (where again = 1)::integer as rates,
       count(distinct rate_date)::integer as days,
       (select count(distinct code) from (select from_currency as code from fx_typed union all select to_currency from fx_typed))::integer as currencies,
       count(distinct case when again > 1 then line end)::integer as repeated
from fx_typed
