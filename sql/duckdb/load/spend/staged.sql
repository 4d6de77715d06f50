-- Accepted spend rows of all files of this load.
-- grain  one row per data row
create table spend_staged (
  file_no usmallint, line uinteger, platform varchar, account_id varchar, account_tz varchar, day date, level varchar,
  campaign_key varchar, campaign_name varchar, campaign_from_name boolean,
  adset_key varchar, adset_name varchar, adset_from_name boolean,
  ad_key varchar, ad_name varchar, ad_from_name boolean,
  split varchar, campaign_type varchar, status varchar, currency varchar,
  impressions bigint, clicks bigint, link_clicks bigint, landing_page_views bigint, video_views bigint, reach bigint,
  spend decimal(18,6), conversions decimal(18,6), conversion_value decimal(18,6),
  attribution_window varchar, action_type varchar, time_basis varchar, has_claims boolean, extracted_at timestamptz
)
