-- Sums over every ad row of a lake, as reference data states them for one file.
-- reads  ad_performance_daily, ad_conversions_daily
-- grain  one row
with delivered as (
  select count(*) as data_rows, min(report_date) as date_min, max(report_date) as date_max,
         sum(impressions) as impressions, coalesce(sum(clicks), sum(link_clicks)) as clicks,
         sum(link_clicks) as link_clicks, sum(landing_page_views) as landing_page_views, sum(spend) as spend,
         string_agg(distinct currency, ',' order by currency) as currency
  from ad_performance_daily
),
claimed as (
  select sum(conversions) filter (action_type = 'purchase')   as purchases,
         sum(value)       filter (action_type = 'purchase')   as purchase_value,
         sum(conversions) filter (action_type = 'conversion') as conversions,
         sum(value)       filter (action_type = 'conversion') as conversion_value
  from ad_conversions_daily
)
select data_rows::double as data_rows, date_min::varchar as date_min, date_max::varchar as date_max,
       impressions::double as impressions, clicks::double as clicks, link_clicks::double as link_clicks,
       landing_page_views::double as landing_page_views, spend::varchar as spend, currency,
       purchases::varchar as purchases, purchase_value::varchar as purchase_value,
       conversions::varchar as conversions, conversion_value::varchar as conversion_value
from delivered cross join claimed
