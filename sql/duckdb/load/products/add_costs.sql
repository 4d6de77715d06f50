-- Adds a product export's costs to those of the load: what a unit of each SKU costs from the day of the extract on. Of a SKU that
-- occurs twice the last row counts.
-- reads  product_rows_told, number_form
-- $file_no, $load_id, $currency, $extracted_at
-- $zone  the shop's
insert into product_costs by name
select sku, timezone($zone, $extracted_at::timestamptz)::date as valid_from, load_number(load_money_digits(unit_cost), form.mark) as unit_cost,
       $currency as currency, 'product_file' as origin, $extracted_at::timestamptz as extracted_at,
       $load_id::uinteger as load_id, $file_no::usmallint as file_no, line
from product_rows_told cross join number_form as form
where dropped is null and sku is not null and unit_cost is not null
qualify row_number() over (partition by sku order by line desc) = 1
