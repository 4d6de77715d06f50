-- What a spend file adds up to, for its report.
-- reads  spend_rows_typed, spend_rows_dropped
-- grain  one row
select count(*) as rows, min(day) as first_day, max(day) as last_day, max(report_end) as report_end,
       mode(currency) as currency, sum(spend) as spend, sum(impressions)::bigint as impressions, sum(clicks)::bigint as clicks,
       sum(link_clicks)::bigint as link_clicks, sum(landing_page_views)::bigint as landing_page_views,
       sum(conversions) as conversions, sum(conversion_value) as conversion_value,
       count(*) filter (where campaign_from_name) as ids_from_names,
       (select coalesce(list({reason: reason, rows: count} order by reason), []) from
         (select reason, count(*) as count from spend_rows_dropped group by reason)) as dropped
from spend_rows_typed
