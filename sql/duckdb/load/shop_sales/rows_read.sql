-- The rows of a shop's sales report as text, under canonical names; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file
-- parts        what parts the day into rows whose orders add up; line_parts: into rows that share orders
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table sales_rows_read as
select line::uinteger as line, first_cell is null as is_blank,
       load_text(day) as day, upper(load_text(currency)) as currency, load_text(orders) as orders,
       load_text(gross_sales) as gross_sales, load_text(discounts) as discounts, load_text(returns) as returns,
       load_text(net_sales) as net_sales, load_text(shipping) as shipping, load_text(duties) as duties,
       load_text(additional_fees) as additional_fees, load_text(taxes) as taxes, load_text(total_sales) as total_sales,
       list_value(*columns('^split_'))::varchar                               as parts
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as day, null::varchar as range_start, null::varchar as currency,
         null::varchar as orders, null::varchar as gross_sales, null::varchar as discounts, null::varchar as returns, null::varchar as net_sales,
         null::varchar as shipping, null::varchar as duties, null::varchar as additional_fees, null::varchar as taxes,
         null::varchar as total_sales, null::varchar as split_none
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
