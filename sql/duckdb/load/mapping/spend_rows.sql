-- First rows of a spend file as they would load, with the number of its days.
-- reads  spend_rows_typed
-- grain  one row per data row, in the order of the file
-- $limit  rows
select line, day::varchar as day, platform, campaign_name as campaign, adset_name as adset, ad_name as ad,
       spend::varchar as spend, currency, impressions::varchar as impressions, clicks::varchar as clicks,
       link_clicks::varchar as link_clicks, conversions::varchar as conversions,
       conversion_value::varchar as conversion_value, nullif(split, '') as split,
       (select count(distinct day) from spend_rows_typed) as days
from spend_rows_typed order by line limit $limit
