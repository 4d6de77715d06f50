-- The rows of a Shopify product export as text, under canonical names; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table product_rows_read as
select line::uinteger as line, first_cell is null as is_blank, load_text(handle) as handle, load_text(title) as title,
       load_text(vendor) as vendor, load_text(product_type) as product_type, lower(load_text(status)) as status,
       ltrim(load_text(sku), '''') as sku, load_text(option_1) as option_1, load_text(option_2) as option_2, load_text(option_3) as option_3,
       load_text(price) as price, load_text(unit_cost) as unit_cost, load_text(image_url) as image_url,
       load_text(variant_image_url) as variant_image_url, upper(load_text(currency)) as currency
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as handle, null::varchar as title, null::varchar as vendor,
         null::varchar as product_type, null::varchar as status, null::varchar as sku, null::varchar as option_1,
         null::varchar as option_2, null::varchar as option_3, null::varchar as price, null::varchar as unit_cost,
         null::varchar as image_url, null::varchar as variant_image_url, null::varchar as currency
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
