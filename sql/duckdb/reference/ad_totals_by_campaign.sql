-- Sums by the campaign name that the platform last stated.
-- reads  ad_performance_daily, ad_conversions_daily, campaigns
-- grain  one row per campaign
with delivered as (
  select campaign_entity_id, sum(spend) as spend, sum(impressions) as impressions, sum(link_clicks) as link_clicks
  from ad_performance_daily group by campaign_entity_id
),
claimed as (
  select campaign_entity_id, sum(conversions) as purchases, sum(value) as purchase_value
  from ad_conversions_daily group by campaign_entity_id
)
select campaigns.name as campaign, delivered.spend::varchar as spend, delivered.impressions::double as impressions,
       delivered.link_clicks::double as link_clicks, claimed.purchases::varchar as purchases,
       claimed.purchase_value::varchar as purchase_value
from delivered
join campaigns on campaigns.campaign_entity_id = delivered.campaign_entity_id
left join claimed on claimed.campaign_entity_id = delivered.campaign_entity_id
order by campaigns.name, campaigns.campaign_entity_id
