-- Adds a file's accepted rows to those of the load.
-- reads  spend_rows_typed
-- $file_no, $account_tz, $extracted_at, $time_basis, $action_type, $has_claims
insert into spend_staged
select $file_no::usmallint, line, platform, account_id, $account_tz, day, level,
       coalesce(campaign_key, '(unknown)'), coalesce(campaign_name, '(unknown)'), coalesce(campaign_from_name, true),
       adset_key, adset_name, adset_from_name, ad_key, ad_name, ad_from_name,
       split, campaign_type, status, currency, impressions, clicks, link_clicks, landing_page_views, video_views, reach, spend,
       conversions, conversion_value,
       coalesce(load_window(attribution_setting), 'default'), $action_type, $time_basis, $has_claims, $extracted_at::timestamptz
from spend_rows_typed
