-- Campaigns of the ad platforms under their latest name, with the channel their spend belongs to.
-- reads  ad_entities, ad_performance_daily
-- grain  one row per campaign entity
-- Google states the network by campaign type (GA4 files its own traffic the same way); without a type it is google / cpc.
create table campaigns as
with named as (
  select entity_id as campaign_entity_id, platform, account_id, id,
         arg_max(name, {'seen_until': seen_until, 'name': name}) as name
  from ad_entities
  where level = 'campaign'
  group by entity_id, platform, account_id, id
),
typed as (
  select campaign_entity_id,
         lower(arg_max(campaign_type, {'day': report_date, 'type': campaign_type})) as campaign_type
  from ad_performance_daily
  where campaign_type is not null
  group by campaign_entity_id
)
select named.campaign_entity_id, named.platform, named.account_id, named.id, named.name,
       case
         when platform = 'google_ads' and contains(campaign_type, 'performance max')  then 'Cross-network'
         when platform = 'google_ads' and contains(campaign_type, 'smart')            then 'Cross-network'
         when platform = 'google_ads' and contains(campaign_type, 'demand gen')       then 'Cross-network'
         when platform = 'google_ads' and contains(campaign_type, 'shopping')         then 'Paid Shopping'
         when platform = 'google_ads' and contains(campaign_type, 'video')            then 'Paid Video'
         when platform = 'google_ads' and contains(campaign_type, 'display')          then 'Display'
         when platform in ('google_ads', 'microsoft_ads')                             then 'Paid Search'
         when platform in ('meta', 'tiktok', 'pinterest', 'snapchat', 'linkedin')     then 'Paid Social'
         when platform = 'amazon_ads'                                                 then 'Paid Shopping'
         else 'Paid Other'
       end as channel,
       named.platform = 'google_ads' and typed.campaign_type is not null as network_known
from named
left join typed on typed.campaign_entity_id = named.campaign_entity_id
