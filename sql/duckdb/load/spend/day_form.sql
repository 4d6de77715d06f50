-- How a spend file writes days: the form of most of its cells, and for slashes which number is the day.
-- The order follows from cells with a number above 12, else from the report's period, else from a reading whose days
-- follow one another without a gap while the other's do not. is_ambiguous: none of these decides.
-- reads  spend_rows_read, spend_rows_dropped
-- grain  one row
-- $has_day                      the file has a column of days
-- $period_from, $period_until   first and last day of the report as its title states them, or null: then its own columns
create or replace table day_form as
with cells as (
  select line, case when $has_day then day else report_start end as cell
  from spend_rows_read where line not in (select line from spend_rows_dropped)
),
-- the report's own start and end are written the same way and may hold the deciding number
witnesses as (
  select cell from cells
  union all select report_start from spend_rows_read
  union all select report_end from spend_rows_read
),
forms as (
  select (select mode(load_day_form(cell)) from cells) as form,
         count(*) filter (where load_day_form(cell) = 'slash' and try_cast(regexp_extract(cell, '^(\d+)', 1) as integer) > 12)        as day_first,
         count(*) filter (where load_day_form(cell) = 'slash' and try_cast(regexp_extract(cell, '^\d+[/-](\d+)', 1) as integer) > 12) as month_first
  from witnesses
),
period as (
  select coalesce($period_from::date, min(try_cast(report_start as date))) as starts,
         coalesce($period_until::date, max(try_cast(report_end as date)))  as ends
  from spend_rows_read
),
readings as (
  select day_order, count(distinct load_day(cell, day_order)) as days, min(load_day(cell, day_order)) as first_day,
         max(load_day(cell, day_order)) as last_day, bool_and(load_day(cell, day_order) is not null) as is_whole
  from cells cross join (values ('dmy'), ('mdy')) as orders (day_order)
  where load_day_form(cell) = 'slash' group by day_order
),
fitting as (
  select list(day_order) filter (where is_whole and first_day >= (select starts from period) and last_day <= (select ends from period)) as in_period,
         list(day_order) filter (where is_whole and days >= 3 and last_day - first_day + 1 = days)                       as without_gap
  from readings
)
select form,
       case
         when day_first > month_first then 'dmy'
         when month_first > 0         then 'mdy'
         when len(in_period) = 1      then in_period[1]
         when len(without_gap) = 1    then without_gap[1]
       end as day_order,
       form = 'slash' and day_order is null as is_ambiguous
from forms cross join fitting
