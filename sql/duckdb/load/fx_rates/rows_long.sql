-- The rates of a file that states one a row, as text. A pair is written EURUSD, EUR/USD or EUR-USD.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file that is not blank
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table fx_cells as
select line::uinteger as line, 'rate' as field, load_text(day) as day,
       case when pair is null then 'from_currency' else 'pair' end as from_field,
       coalesce(upper(load_text(from_currency)), regexp_extract(upper(load_text(pair)), '^([A-Z]{3})[^A-Z]?[A-Z]{3}', 1)) as from_currency,
       coalesce(upper(load_text(to_currency)), regexp_extract(upper(load_text(pair)), '^[A-Z]{3}[^A-Z]?([A-Z]{3})', 1))   as to_currency,
       load_text(pair) as pair, load_known(load_text(rate)) as cell
from (
  select null::varchar as line, null::varchar as first_cell, null::varchar as day, null::varchar as from_currency,
         null::varchar as to_currency, null::varchar as pair, null::varchar as rate
  where false
  union all by name
  select load_text(coalesce(*columns(* exclude (line)))) as first_cell, *
  from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
)
where first_cell is not null
