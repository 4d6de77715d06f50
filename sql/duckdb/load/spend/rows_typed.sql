-- The data rows of a spend file with their values; a value that could not be read is null and listed in spend_faults.
-- reads  spend_rows_read, spend_rows_dropped, number_form, day_form
-- grain  one row per data row
-- $has_day           the file has a column of days
-- $only_day          the one day of the whole report, ISO, when it has neither; else null
-- $currency          currency from the heading, the source or the command; null when none states it
-- $platform          platform of rows that name none
-- $has_accounts      the file is of several accounts, which its rows name
-- $account_id        account of the other rows
-- Digits first: within one expression they would be worked out at each place that reads them.
create or replace table spend_rows_typed as
with read as (
  select * replace (
    load_digits(spend) as spend,
    load_digits(impressions) as impressions,
    load_digits(clicks) as clicks,
    load_digits(link_clicks) as link_clicks,
    load_digits(landing_page_views) as landing_page_views,
    load_digits(video_views) as video_views,
    load_digits(reach) as reach,
    load_digits(conversions) as conversions,
    load_digits(conversion_value) as conversion_value)
  from spend_rows_read
)
select rows.line,
       lower(coalesce(rows.platform, $platform))                                   as platform,
       case when $has_accounts then coalesce(rows.account_id, $account_id) else $account_id end as account_id,
       coalesce(rows.day, case when not $has_day then coalesce(rows.report_start, $only_day) end) as day_cell,
       load_day(day_cell, day_form.day_order)                                      as day,
       load_day(rows.report_start, day_form.day_order)                             as report_start,
       load_day(rows.report_end, day_form.day_order)                               as report_end,
       upper(coalesce(rows.currency, $currency))                                   as currency,
       coalesce(rows.campaign_id, rows.campaign)                                   as campaign_key,
       coalesce(rows.campaign, rows.campaign_id)                                   as campaign_name,
       rows.campaign_id is null                                                    as campaign_from_name,
       coalesce(rows.adset_id, coalesce(rows.campaign_id, rows.campaign, '') || ' > ' || rows.adset) as adset_key,
       coalesce(rows.adset, rows.adset_id)                                         as adset_name,
       rows.adset_id is null                                                       as adset_from_name,
       coalesce(rows.ad_id, coalesce(rows.adset_id, coalesce(rows.campaign_id, rows.campaign, '') || ' > ' || coalesce(rows.adset, '')) || ' > ' || rows.ad) as ad_key,
       coalesce(rows.ad, rows.ad_id)                                               as ad_name,
       rows.ad_id is null                                                          as ad_from_name,
       case when ad_key is not null then 'ad' when adset_key is not null then 'adset' else 'campaign' end as level,
       rows.split, rows.campaign_type, rows.status, rows.attribution_setting,
       load_number(rows.spend, number_form.mark)                      as spend,
       load_count(rows.impressions, number_form.mark)                 as impressions,
       load_count(rows.clicks, number_form.mark)                      as clicks,
       load_count(rows.link_clicks, number_form.mark)                 as link_clicks,
       load_count(rows.landing_page_views, number_form.mark)          as landing_page_views,
       load_count(rows.video_views, number_form.mark)                 as video_views,
       load_count(rows.reach, number_form.mark)                       as reach,
       load_number(rows.conversions, number_form.mark)                as conversions,
       load_number(rows.conversion_value, number_form.mark)           as conversion_value
from read as rows cross join number_form cross join day_form
where rows.line not in (select line from spend_rows_dropped)
