-- What must be known of each claiming platform before its claims are set against orders.
-- reads  ad_claims, ad_performance_daily, touches
-- grain  platform
-- $first_day, $end_day   [first_day, end_day)
-- $lookback_us           window of platforms that state none, elapsed microseconds
-- $time_zone             the workspace's zone
with claims as (
  select platform, contains(attribution_window, 'click') or contains(attribution_window, 'view') as is_stated,
         try_cast(regexp_extract(attribution_window, '(\d+)d_click', 1) as integer)              as click_days
  from ad_claims
  where day >= $first_day::date and day < $end_day::date and (conversions <> 0 or value <> 0)
),
zones as (
  select platform, string_agg(distinct account_tz, ', ' order by account_tz) as other_zones
  from ad_performance_daily
  where report_date >= $first_day::date and report_date < $end_day::date and account_tz <> $time_zone
  group by platform
)
select claims.platform, max(click_days)::integer as click_days, bool_and(is_stated) as is_stated,
       any_value(zones.other_zones) as other_zones,
       exists (select 1 from touches where occurred_at < $end_day::date::timestamptz
               and occurred_at >= $first_day::date::timestamptz - to_microseconds($lookback_us::bigint)) as has_touches
from claims
left join zones on zones.platform = claims.platform
group by claims.platform
order by claims.platform
