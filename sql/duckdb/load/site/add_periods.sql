-- Adds the rows over the whole period, and every grand total, to those of the load.
-- reads  site_typed
-- $file_no, $load_id, $source_id, $currency, $extracted_at
-- $report   ga4_standard | ga4_exploration
insert into period_reports by name
select $source_id as source_id, period_from, period_until + 1 as period_until, $report as report,
       case when is_daily then list_prepend('date', dimensions) else dimensions end as dimensions,
       case when is_daily then list_prepend('', dimension_values) else dimension_values end as dimension_values, is_total,
       arg_min(sessions, section) as sessions, arg_min(engaged_sessions, section) as engaged_sessions, arg_min(active_users, section) as active_users,
       arg_min(events, section) as events, arg_min(key_events, section) as key_events, arg_min(purchases, section) as purchases,
       arg_min(revenue, section) as revenue, case when count(revenue) > 0 then $currency end as currency,
       $extracted_at::timestamptz as extracted_at, $load_id::uinteger as load_id, $file_no::usmallint as file_no, min(line) as line
from site_typed where (is_total or not is_daily) and period_from is not null
group by period_from, period_until, is_daily, dimensions, dimension_values, is_total
