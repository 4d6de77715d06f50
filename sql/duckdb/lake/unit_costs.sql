-- What one unit of a SKU costs, by the days on which it holds: each stated cost until the day of the next.
-- $first_cost_holds_before   whether a SKU's first stated cost also holds on all days before it; else they are not known
-- reads  product_costs
-- grain  (sku, valid_from); ranges are half-open and do not overlap
create table unit_costs as
select sku,
       case when $first_cost_holds_before::boolean and row_number() over by_day = 1 then date '0001-01-01' else valid_from end as valid_from,
       lead(valid_from, 1, date '9999-12-31') over by_day as valid_until,
       unit_cost, currency, load_id, file_no, line
from product_costs
window by_day as (partition by sku order by valid_from)
