-- Channel of each traffic source: the workspace's own rules, then GA4's default channel group; the first match wins.
-- reads  traffic_sources, source_categories, default_channel, channel_rules, ruled_sources
-- grain  one row per traffic_source_id; case never matters
-- rule   place of the own rule that took it; null where GA4's group decided
create table channels as
with worded as (
  select traffic_source_id,
         lower(coalesce(source, '(direct)'))                                                  as source,
         lower(coalesce(medium, case when source is null then '(none)' else '(not set)' end)) as medium,
         lower(coalesce(campaign, ''))                                                        as campaign,
         lower(coalesce(click_id_kind, ''))                                                   as click_id_kind
  from traffic_sources
),
evidence as (
  select worded.*,
         coalesce(source_categories.category, '')                         as category,
         is_paid_medium(medium)                           as paid,
         is_shop_campaign(campaign)                       as shop_campaign
  from worded
  left join source_categories on source_categories.source = worded.source
),
own as (
  select ruled_sources.traffic_source_id, min(channel_rules.position) as position, arg_min(channel_rules.channel, channel_rules.position) as channel
  from ruled_sources
  join channel_rules on channel_rules.position = ruled_sources.position
  group by ruled_sources.traffic_source_id
),
grouped as (
  select traffic_source_id, click_id_kind, source,
         default_channel(source, medium, campaign, category, paid, shop_campaign) as channel
  from evidence
)
select grouped.traffic_source_id,
       coalesce(own.channel, grouped.channel) as channel,
       own.position                           as rule,
       grouped.channel = 'Direct'             as is_direct,
       starts_with(grouped.channel, 'Paid ') or grouped.channel in ('Display', 'Cross-network')
         or grouped.click_id_kind in ('gclid', 'gbraid', 'wbraid', 'dclid', 'ttclid', 'msclkid', 'sccid', 'twclid', 'li_fat_id')
                                              as is_paid,
       -- the ad platform a source can only belong to; null when it could be any
       case
         when grouped.click_id_kind in ('gclid', 'gbraid', 'wbraid')                                 then 'google_ads'
         when grouped.click_id_kind = 'ttclid' or contains(grouped.source, 'tiktok')                 then 'tiktok'
         when grouped.click_id_kind = 'msclkid' or grouped.source in ('bing', 'microsoft')           then 'microsoft_ads'
         when grouped.click_id_kind = 'sccid' or contains(grouped.source, 'snapchat')                then 'snapchat'
         when grouped.click_id_kind = 'li_fat_id' or contains(grouped.source, 'linkedin')            then 'linkedin'
         when grouped.click_id_kind in ('_kx', 'nb_klid')                                            then 'klaviyo'
         when contains(grouped.source, 'pinterest')                                                  then 'pinterest'
         when grouped.click_id_kind = 'fbclid' or grouped.source in ('fb', 'ig', 'meta', 'an', 'msg')
           or contains(grouped.source, 'facebook') or contains(grouped.source, 'instagram')          then 'meta'
         when grouped.source in ('google', 'google.com', 'youtube', 'youtube.com', 'googleads', 'adwords') then 'google_ads'
       end as platform
from grouped
left join own on own.traffic_source_id = grouped.traffic_source_id
