-- The rows of a spend file as text, under canonical names; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file. first_cell is its first cell with text, in the file's order
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table spend_rows_read as
select line::uinteger as line, first_cell,
       load_known(day) as day, load_known(report_start) as report_start, load_known(report_end) as report_end,
       load_known(range_start) as range_start, load_known(platform) as platform,
       load_known(account_id) as account_id,
       load_known(campaign) as campaign, load_known(campaign_id) as campaign_id,
       load_known(adset) as adset, load_known(adset_id) as adset_id, load_known(ad) as ad, load_known(ad_id) as ad_id,
       load_known(campaign_type) as campaign_type, load_known(status) as status, load_known(currency) as currency,
       load_known(spend) as spend, load_known(impressions) as impressions, load_known(clicks) as clicks,
       load_known(link_clicks) as link_clicks, load_known(landing_page_views) as landing_page_views,
       load_known(video_views) as video_views, load_known(reach) as reach,
       load_known(conversions) as conversions, load_known(conversion_value) as conversion_value,
       load_known(attribution_setting) as attribution_setting,
       concat_ws(';',
         load_split('age', load_known(split_age)), load_split('country', load_known(split_country)),
         load_split('device', load_known(split_device)), load_split('gender', load_known(split_gender)),
         load_split('hour', load_known(split_hour)), load_split('network', load_known(split_network)),
         load_split('placement', load_known(split_placement)), load_split('region', load_known(split_region))) as split
from (
  select line, load_text(first_cell) as first_cell, load_text(day) as day, load_text(report_start) as report_start,
         load_text(report_end) as report_end, load_text(range_start) as range_start, load_text(platform) as platform,
         load_text(account_id) as account_id, load_text(campaign) as campaign, load_text(campaign_id) as campaign_id,
         load_text(adset) as adset, load_text(adset_id) as adset_id, load_text(ad) as ad, load_text(ad_id) as ad_id,
         load_text(campaign_type) as campaign_type, load_text(status) as status, load_text(currency) as currency,
         load_text(spend) as spend, load_text(impressions) as impressions, load_text(clicks) as clicks,
         load_text(link_clicks) as link_clicks, load_text(landing_page_views) as landing_page_views,
         load_text(video_views) as video_views, load_text(reach) as reach, load_text(conversions) as conversions,
         load_text(conversion_value) as conversion_value, load_text(attribution_setting) as attribution_setting,
         load_text(split_age) as split_age, load_text(split_gender) as split_gender,
         load_text(split_country) as split_country, load_text(split_region) as split_region,
         load_text(split_device) as split_device, load_text(split_placement) as split_placement,
         load_text(split_network) as split_network, load_text(split_hour) as split_hour
  from (
    select null::varchar as line, null::varchar as first_cell, null::varchar as day, null::varchar as report_start,
           null::varchar as report_end, null::varchar as range_start, null::varchar as platform,
           null::varchar as account_id, null::varchar as campaign,
           null::varchar as campaign_id, null::varchar as adset, null::varchar as adset_id, null::varchar as ad,
           null::varchar as ad_id, null::varchar as campaign_type, null::varchar as status, null::varchar as currency,
           null::varchar as spend, null::varchar as impressions, null::varchar as clicks, null::varchar as link_clicks,
           null::varchar as landing_page_views, null::varchar as video_views, null::varchar as reach,
           null::varchar as conversions, null::varchar as conversion_value, null::varchar as attribution_setting,
           null::varchar as split_age, null::varchar as split_gender, null::varchar as split_country,
           null::varchar as split_region, null::varchar as split_device, null::varchar as split_placement,
           null::varchar as split_network, null::varchar as split_hour
    where false
    union all by name
    select coalesce(*columns(* exclude (line))) as first_cell, *
    from read_csv($path, delim = $delimiter, columns = $columns, parallel = $is_parallel, header = false,
                  quote = '"', escape = '"', auto_detect = false, null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
  )
)
