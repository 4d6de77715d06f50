-- The rows of a Shopify order export as text, under canonical names; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file, which is one per line item
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table order_rows_read as
select line::uinteger as line, first_cell is null as is_blank,
       load_text(order_id) as order_id, load_text(name) as name, load_text(email) as email, load_text(phone) as phone,
       load_text(customer_id) as customer_id, lower(load_text(financial_status)) as financial_status,
       load_text(paid_at) as paid_at, load_text(created_at) as created_at, load_text(cancelled_at) as cancelled_at, load_text(fulfilled_at) as fulfilled_at,
       load_text(currency) as currency, load_text(subtotal) as subtotal, load_text(shipping) as shipping,
       load_text(taxes) as taxes, load_text(duties) as duties, load_text(total) as total,
       load_text(refunded) as refunded, load_text(discount) as discount, load_text(discount_code) as discount_code,
       load_text(line_quantity) as line_quantity, load_text(line_name) as line_name, load_text(line_price) as line_price,
       load_text(line_sku) as line_sku, load_text(line_discount) as line_discount, lower(load_text(line_ships)) as line_ships,
       load_text(vendor) as vendor, load_text(billing_country) as billing_country,
       load_text(shipping_country) as shipping_country, load_text(note_attributes) as note_attributes,
       load_text(landing) as landing, load_text(referrer) as referrer,
       load_text(payment_method) as payment_method, load_text(source_name) as source_name,
       lower(load_text(is_test)) as is_test, upper(load_text(presentment_currency)) as presentment_currency
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as order_id, null::varchar as name,
         null::varchar as email, null::varchar as phone, null::varchar as customer_id, null::varchar as financial_status,
         null::varchar as paid_at, null::varchar as created_at, null::varchar as cancelled_at, null::varchar as fulfilled_at, null::varchar as currency,
         null::varchar as subtotal, null::varchar as shipping, null::varchar as taxes, null::varchar as duties,
         null::varchar as total, null::varchar as refunded, null::varchar as discount, null::varchar as discount_code,
         null::varchar as line_quantity, null::varchar as line_name, null::varchar as line_price,
         null::varchar as line_sku, null::varchar as line_discount, null::varchar as line_ships, null::varchar as vendor,
         null::varchar as billing_country, null::varchar as shipping_country, null::varchar as note_attributes,
         null::varchar as landing, null::varchar as referrer, null::varchar as payment_method, null::varchar as source_name,
         null::varchar as is_test, null::varchar as presentment_currency
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
