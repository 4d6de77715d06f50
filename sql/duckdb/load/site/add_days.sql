-- Adds the rows that have a day to those of the load. Tables of one file with the same dimensions state further measures of one row.
-- reads  site_typed
-- $file_no, $load_id, $source_id, $currency, $extracted_at
insert into site_traffic_daily by name
select $source_id as source_id, day as report_date, dimensions, dimension_values,
       arg_min(sessions, section) as sessions, arg_min(engaged_sessions, section) as engaged_sessions, arg_min(active_users, section) as active_users,
       arg_min(events, section) as events, arg_min(key_events, section) as key_events, arg_min(purchases, section) as purchases,
       arg_min(revenue, section) as revenue, case when count(revenue) > 0 then $currency end as currency,
       $extracted_at::timestamptz as extracted_at, $load_id::uinteger as load_id, $file_no::usmallint as file_no, min(line) as line
from site_typed where is_daily and not is_total
group by day, dimensions, dimension_values
