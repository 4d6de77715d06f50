-- Adds the rows of one table of an analytics report; section.sql says next what they are.
-- reads  the rows file: line number, then the table's columns; dimensions are dim_00, dim_01 ...
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
insert into site_rows_read by name
select line::uinteger as line,
       list_transform(cells[2:], lambda cell: coalesce(load_text(cell), '')) as dimension_values,
       load_text(day) as day, load_text(nth_day) as nth_day, load_text(sessions) as sessions, load_text(engaged_sessions) as engaged_sessions,
       load_text(active_users) as active_users, load_text(events) as events, load_text(key_events) as key_events,
       load_text(purchases) as purchases, load_text(revenue) as revenue
from (select *, list_value(*columns('^dim_')) as cells from (
  select null::varchar as line, null::varchar as dim_, null::varchar as day, null::varchar as nth_day, null::varchar as sessions,
         null::varchar as engaged_sessions, null::varchar as active_users, null::varchar as events, null::varchar as key_events,
         null::varchar as purchases, null::varchar as revenue
  where false
  union all by name
  select * from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
))
where coalesce(day, nth_day, sessions, engaged_sessions, active_users, events, key_events, purchases, revenue, array_to_string(cells, '')) is not null
