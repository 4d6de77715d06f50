-- The rows of a spend file as text, under canonical names; columns that the file lacks are null.
-- reads  the rows file: line number, then the file's columns
-- grain  one row per row of the file. first_cell is its first cell with text, in the file's order
-- $path, $delimiter, $columns, $is_parallel   where the rows file is and how it is cut
create or replace table spend_rows_read as
select line::uinteger as line, load_text(first_cell) as first_cell,
       load_cell(day) as day, load_cell(report_start) as report_start, load_cell(report_end) as report_end,
       load_cell(range_start) as range_start, load_cell(platform) as platform,
       load_cell(account_id) as account_id,
       load_cell(campaign) as campaign, load_cell(campaign_id) as campaign_id,
       load_cell(adset) as adset, load_cell(adset_id) as adset_id, load_cell(ad) as ad, load_cell(ad_id) as ad_id,
       load_cell(campaign_type) as campaign_type, load_cell(status) as status, load_cell(currency) as currency,
       load_cell(spend) as spend, load_cell(impressions) as impressions, load_cell(clicks) as clicks,
       load_cell(link_clicks) as link_clicks, load_cell(landing_page_views) as landing_page_views,
       load_cell(video_views) as video_views, load_cell(reach) as reach,
       load_cell(conversions) as conversions, load_cell(conversion_value) as conversion_value,
       load_cell(attribution_setting) as attribution_setting,
       concat_ws(';',
         load_split('age', load_cell(split_age)), load_split('country', load_cell(split_country)),
         load_split('device', load_cell(split_device)), load_split('gender', load_cell(split_gender)),
         load_split('hour', load_cell(split_hour)), load_split('network', load_cell(split_network)),
         load_split('placement', load_cell(split_placement)), load_split('region', load_cell(split_region))) as split
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
