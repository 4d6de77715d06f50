-- What the platform claims to have caused, by action type and attribution window.
-- grain  the key of ad_performance_daily + (action_type, attribution_window, time_basis)
create table ad_conversions_daily (
  platform           varchar  not null,
  account_id         varchar  not null,
  report_date        date     not null,
  level              varchar  not null,
  campaign_entity_id uinteger not null,
  adset_entity_id    uinteger,
  ad_entity_id       uinteger,
  split              varchar  not null,
  action_type        varchar  not null,   -- purchase | conversion (the platform does not say which)
  attribution_window varchar  not null,   -- as stated, '7d_click_1d_view'; 'default' when not stated
  time_basis         varchar  not null,   -- touch | conversion | unknown: which day the platform books it on
  conversions        decimal(18,6),
  value              decimal(18,6),
  currency           varchar  not null,
  extracted_at       timestamptz not null,
  load_id            uinteger not null,
  file_no            usmallint not null,
  line               uinteger not null
)
