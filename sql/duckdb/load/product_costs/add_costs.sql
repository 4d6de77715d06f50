-- Adds a file's product costs to those of the load.
-- reads  costs_typed
-- $file_no, $load_id, $extracted_at
insert into product_costs by name
select sku, valid_from, unit_cost, currency, 'cost_file' as origin, $extracted_at::timestamptz as extracted_at,
       $load_id::uinteger as load_id, $file_no::usmallint as file_no, line
from costs_typed where again = 1
