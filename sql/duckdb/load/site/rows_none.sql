-- The rows of all tables of an analytics report as text.
-- grain  one row per row of a table; section counts the tables from 1
create or replace table site_rows_read (
  section integer, line uinteger, dimensions varchar[], dimension_values varchar[], is_total boolean, is_daily boolean,
  period_from date, period_until date, day varchar, nth_day varchar, sessions varchar, engaged_sessions varchar, active_users varchar,
  events varchar, key_events varchar, purchases varchar, revenue varchar
)
