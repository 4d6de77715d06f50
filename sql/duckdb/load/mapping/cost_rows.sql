-- First product costs of a file as they would load, with the number of the days from which they hold.
-- reads  costs_typed
-- grain  one row per row of the file, in its order
-- $limit  rows
select line, sku, unit_cost::varchar as unit_cost, currency, valid_from::varchar as valid_from,
       (select count(distinct valid_from) from costs_typed) as days
from costs_typed order by line limit $limit
