-- The rows of an analytics report with their values. The nth day counts from the report's first.
-- reads  site_rows_read, number_form, day_form
-- grain  one row per row of a table
create or replace table site_typed as
select section, line, dimensions, dimension_values, is_total, is_daily, period_from, period_until, coalesce(rows.day, nth_day) as day_cell,
       case when is_daily and not is_total then
         case when rows.day is not null then load_day(rows.day, day_form.day_order)
              when regexp_full_match(nth_day, '\d{1,4}') then period_from + nth_day::integer end end as day,
       load_number(load_money_digits(load_known(sessions)), form.mark)         as sessions,
       load_number(load_money_digits(load_known(engaged_sessions)), form.mark) as engaged_sessions,
       load_number(load_money_digits(load_known(active_users)), form.mark)     as active_users,
       load_number(load_money_digits(load_known(events)), form.mark)           as events,
       load_number(load_money_digits(load_known(key_events)), form.mark)       as key_events,
       load_number(load_money_digits(load_known(purchases)), form.mark)        as purchases,
       load_number(load_money_digits(load_known(revenue)), form.mark)          as revenue
from site_rows_read as rows cross join number_form as form cross join day_form
