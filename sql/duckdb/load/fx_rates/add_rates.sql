-- Adds a file's rates to those of the load.
-- reads  fx_typed
-- $file_no, $load_id, $extracted_at
insert into fx_rates by name
select rate_date, from_currency, to_currency, rate, $extracted_at::timestamptz as extracted_at,
       $load_id::uinteger as load_id, $file_no::usmallint as file_no, line
from fx_typed where again = 1 and from_currency <> to_currency
