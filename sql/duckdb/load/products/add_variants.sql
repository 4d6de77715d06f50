-- Adds a product export's variants to those of the load.
-- reads  product_rows_told, number_form
-- $file_no, $load_id, $shop_id, $extracted_at
insert into products by name
select $shop_id as shop_id, handle, row_number() over (partition by handle order by line)::uinteger as variant_no,
       title, variant, sku, vendor, product_type, status,
       load_number(load_money_digits(price), form.mark) as price, coalesce(variant_image_url, product_image_url) as image_url,
       $extracted_at::timestamptz as extracted_at, $load_id::uinteger as load_id, $file_no::usmallint as file_no, line
from product_rows_told cross join number_form as form where dropped is null
