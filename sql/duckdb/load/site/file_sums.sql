-- What an analytics report adds up to, for its report: rows of its first table that states the figure.
-- reads  site_typed
-- grain  one row
with tables as (
  select section, count(*) as rows, sum(sessions) as sessions, sum(engaged_sessions) as engaged_sessions, sum(events) as events,
         sum(key_events) as key_events, sum(purchases) as purchases, sum(revenue) as revenue
  from site_typed where not is_total group by section
)
select (select count(*) from site_typed where not is_total)::integer as rows, (select count(*) from site_typed where is_total)::integer as totals,
       (select coalesce(min(day), min(period_from)) from site_typed) as first_day, (select coalesce(max(day), max(period_until)) from site_typed) as last_day,
       (select max(coalesce(period_until, day)) from site_typed) as report_end,
       arg_min(sessions, section) as sessions, arg_min(engaged_sessions, section) as engaged_sessions, arg_min(events, section) as events,
       arg_min(key_events, section) as key_events, arg_min(purchases, section) as purchases, arg_min(revenue, section) as revenue
from tables
