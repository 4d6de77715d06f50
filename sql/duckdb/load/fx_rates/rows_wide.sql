-- The rates of a table with one column a currency, in units per 1 EUR, as text. N/A and blank cells state no rate.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per cell with a rate, and one with a null cell per row of the file without any
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table fx_cells as
with rows as (
  select line::uinteger as line, load_text(day) as day, columns('^[A-Z]{3}$')
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
),
cells as (
  unpivot rows on (columns(* exclude (line, day))) into name to_currency value cell
)
select line, to_currency as field, day, to_currency as from_field, 'EUR' as from_currency, to_currency, null::varchar as pair,
       load_known(load_text(cell)) as cell
from cells
where load_known(load_text(cell)) is not null
