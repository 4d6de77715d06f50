-- The rows of a Shopify customer export as text, under canonical names; columns that the file lacks are null. Leading apostrophes, by
-- which Shopify keeps spreadsheets from rounding ids and phones, are none of the value.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table customer_rows_read as
select line::uinteger as line, first_cell is null as is_blank,
       nullif(regexp_replace(ltrim(load_text(customer_id), ''''), '^gid://shopify/Customer/', ''), '') as customer_id,
       load_text(ltrim(load_text(email), '''')) as email, load_text(ltrim(load_text(phone), '''')) as phone,
       upper(load_text(country)) as country, lower(load_text(accepts_email)) as accepts_email, lower(load_text(accepts_sms)) as accepts_sms,
       load_text(stated_spent) as stated_spent, load_text(stated_orders) as stated_orders
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as customer_id, null::varchar as email, null::varchar as phone,
         null::varchar as country, null::varchar as accepts_email, null::varchar as accepts_sms,
         null::varchar as stated_spent, null::varchar as stated_orders
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
