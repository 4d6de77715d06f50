-- How a file writes days: the form of most of its cells, and for slashes which number is the day.
-- The order follows from cells with a number above 12, else from a reading whose days follow one another without a gap
-- while the other's do not. is_ambiguous: neither decides.
-- reads  day_cells (line, cell)
-- grain  one row
create or replace table day_form as
with forms as (
  select mode(load_day_form(cell)) as form,
         count(*) filter (where load_day_form(cell) = 'slash' and try_cast(regexp_extract(cell, '^(\d+)', 1) as integer) > 12)        as day_first,
         count(*) filter (where load_day_form(cell) = 'slash' and try_cast(regexp_extract(cell, '^\d+[/-](\d+)', 1) as integer) > 12) as month_first
  from day_cells
),
readings as (
  select day_order, count(distinct load_day(cell, day_order)) as days,
         min(load_day(cell, day_order)) as first_day, max(load_day(cell, day_order)) as last_day
  from day_cells cross join (values ('dmy'), ('mdy')) as orders (day_order)
  where load_day_form(cell) = 'slash' group by day_order
),
fitting as (select list(day_order) filter (where days >= 3 and last_day - first_day + 1 = days) as without_gap from readings)
select form,
       case when day_first > month_first then 'dmy' when month_first > 0 then 'mdy'
            when len(without_gap) = 1 then without_gap[1] end as day_order,
       form = 'slash' and day_order is null as is_ambiguous
from forms cross join fitting
