-- Every number of an analytics report, as text, with the decimal mark that it proves by itself, and its currency sign.
-- reads  site_rows_read
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (
    select line, sessions, engaged_sessions, active_users, events, key_events, purchases, revenue from site_rows_read
  ) on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_money_digits(cell) as digits, field not in ('key_events', 'purchases', 'revenue') as is_count,
       load_mark(load_money_digits(cell), field not in ('key_events', 'purchases', 'revenue')) as mark,
       case when field = 'revenue' then load_money_sign(cell) end as sign
from cells where load_known(cell) is not null and not starts_with(cell, '(')
