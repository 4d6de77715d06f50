-- Delivery and cost as the platform stated them for one of its days.
-- grain  (platform, account_id, report_date, level, campaign_entity_id, adset_entity_id, ad_entity_id, split)
-- report_date   the platform's day in account_tz
-- split         breakdown values that part one entity's day, 'device=mobile'; '' without a breakdown
-- extracted_at  when the platform made these figures; an older extract never replaces a newer one
create table ad_performance_daily (
  platform           varchar  not null,
  account_id         varchar  not null,
  report_date        date     not null,
  level              varchar  not null,   -- campaign | adset | ad: stored side by side, never added
  campaign_entity_id uinteger not null,
  adset_entity_id    uinteger,
  ad_entity_id       uinteger,
  split              varchar  not null,
  campaign_type      varchar,
  status             varchar,
  account_tz         varchar  not null,
  currency           varchar  not null,
  impressions        bigint,
  clicks             bigint,
  link_clicks        bigint,
  landing_page_views bigint,
  video_views        bigint,
  reach              bigint,              -- not additive
  spend              decimal(18,6),
  provisional        boolean  not null,
  extracted_at       timestamptz not null,
  load_id            uinteger not null,
  file_no            usmallint not null,
  line               uinteger not null
)
