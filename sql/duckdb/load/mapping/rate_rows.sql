-- First exchange rates of a file as they would load, with the number of their days.
-- reads  fx_typed
-- grain  one row per row of the file, in its order
-- $limit  rows
select line, rate_date::varchar as day, from_currency, to_currency, rate::varchar as rate,
       (select count(distinct rate_date) from fx_typed) as days
from fx_typed order by line limit $limit
