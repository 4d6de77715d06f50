-- Fills the canonical spend table with the rows that this load states newest.
-- reads  spend_keyed
-- $load_id
insert into ad_performance_daily by name
select platform, account_id, day as report_date, level, campaign_entity_id, adset_entity_id, ad_entity_id, split, campaign_type, status, account_tz, currency,
       impressions, clicks, link_clicks, landing_page_views, video_views, reach, spend, false as provisional, extracted_at,
       $load_id::uinteger as load_id, file_no, line
from spend_keyed where rank = 1 and newer_at is null
