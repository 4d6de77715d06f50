-- Sums over analytics reports, as reference data states them for one file: days where it has days, else the period.
-- reads  site_traffic_daily, period_reports
-- grain  one row
with rows as (
  select report_date, null::date as period_from, null::date as period_until, sessions, engaged_sessions, events, key_events, purchases, revenue from site_traffic_daily
  union all
  select null, period_from, period_until, sessions, engaged_sessions, events, key_events, purchases, revenue from period_reports where not is_total
)
select count(*)::double as rows, count(*)::double as data_rows, sum(sessions)::varchar as sessions, sum(engaged_sessions)::varchar as engaged_sessions,
       sum(events)::varchar as events, sum(key_events)::varchar as key_events, sum(purchases)::varchar as purchases, sum(revenue)::varchar as revenue,
       min(report_date)::varchar as date_min, max(report_date)::varchar as date_max,
       min(period_from)::varchar as start, (max(period_until) - 1)::varchar as end
from rows
