-- What the cells of each column of a file look like, before anybody knows what they mean. At most 50,000 rows.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per column with text in it
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table column_profiles as
with cells as (
  unpivot (
    select line::uinteger as line, load_text(columns(* exclude (line)))
    from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                  quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
    limit 50000
  ) on columns(* exclude (line)) into name field value cell
),
read as (
  select *, load_day_form(cell) as day_form, load_digits(cell) as digits from cells
)
select field, count(*) as filled, count(distinct cell) as different,
       count(day_form)                                                                                as days,
       mode(day_form)                                                                                 as day_form,
       count(*) filter (where day_form = 'slash' and try_cast(regexp_extract(cell, '^(\d+)', 1) as integer) > 12)       as day_first,
       count(*) filter (where day_form = 'slash' and try_cast(regexp_extract(cell, '^\d+[/-](\d+)', 1) as integer) > 12) as month_first,
       count(*) filter (where load_instant(cell, 'UTC') is not null)                                  as times,
       count(*) filter (where regexp_matches(cell, '^\d{4}-\d\d-\d\d[ T]\d\d:\d\d'))                  as clock_times,
       count(*) filter (where coalesce(load_number(digits, '.'), load_number(digits, ',')) is not null) as numbers,
       count(*) filter (where coalesce(load_count(digits, '.'), load_count(digits, ',')) is not null) as counts,
       count(*) filter (where load_mark(digits, false) = '.')                                         as points,
       count(*) filter (where load_mark(digits, false) = ',')                                         as commas,
       count(*) filter (where load_mark(digits, false) is null and regexp_matches(digits, '[.,]'))    as open_marks,
       count(*) filter (where regexp_matches(cell, '^[A-Za-z]{3}$'))                                  as codes,
       count(*) filter (where regexp_matches(cell, '^[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}$'))                as mails,
       count(*) filter (where regexp_matches(cell, '^(https?://|/[^/ ]|[a-z0-9-]+(\.[a-z0-9-]+)+/)')) as addresses,
       list(distinct cell order by cell) filter (where regexp_matches(cell, '^[A-Za-z]{3}$'))[1:20]   as code_list,
       list(cell order by line)[1:5]                                                                  as samples
from read group by field
