-- Every number of a spend file's data rows, as text, with the decimal mark that it proves by itself.
-- reads  spend_rows_read, spend_rows_dropped
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (
    select line, spend, impressions, clicks, link_clicks, landing_page_views, video_views, reach, conversions, conversion_value
    from spend_rows_read
    where line not in (select line from spend_rows_dropped)
  ) on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_digits(cell) as digits,
       field not in ('spend', 'conversions', 'conversion_value')                        as is_count,
       load_mark(load_digits(cell), field not in ('spend', 'conversions', 'conversion_value')) as mark
from cells
