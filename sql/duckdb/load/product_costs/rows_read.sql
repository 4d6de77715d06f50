-- The rows of a file of product costs as text; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file that is not blank
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table cost_rows_read as
select line::uinteger as line, ltrim(load_text(sku), '''') as sku, load_known(load_text(unit_cost)) as unit_cost,
       upper(load_text(currency)) as currency, load_text(valid_from) as valid_from
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as sku, null::varchar as unit_cost,
         null::varchar as currency, null::varchar as valid_from
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
where first_cell is not null
