-- Spend and delivery without double counting: levels and breakdowns of one campaign day are stored side by side, never added.
-- The campaign level counts where it is loaded, else ad sets, else ads; unsplit rows count before split ones.
-- Spend is in the workspace's currency by the rate of the platform's day, null without one; stated_spend is in its own.
-- reads  ad_performance_daily, ad_choices, campaigns, exchange_rates, settings
-- grain  one row per counted row of ad_performance_daily
create view ad_days as
select stated.platform, stated.account_id, stated.report_date as day, stated.level, stated.split,
       stated.campaign_entity_id, stated.adset_entity_id, stated.ad_entity_id,
       campaigns.id as campaign_id, campaigns.name as campaign, campaigns.channel,
       stated.impressions, stated.clicks, stated.link_clicks,
       in_home_currency(stated.spend, stated.currency, settings.currency, rates.rate) as spend,
       stated.currency, stated.currency <> settings.currency as is_foreign, stated.spend as stated_spend,
       rates.rate as exchange_rate, rates.rate_date,
       stated.extracted_at, stated.load_id, stated.file_no, stated.line
from ad_performance_daily as stated
cross join settings
join campaigns on campaigns.campaign_entity_id = stated.campaign_entity_id
left join ad_choices as choices
  on  choices.platform = stated.platform and choices.account_id = stated.account_id
  and choices.report_date = stated.report_date and choices.campaign_entity_id = stated.campaign_entity_id
left join exchange_rates as rates on rates.currency = stated.currency and rates.day = stated.report_date
where choices.preference is null or choices.preference = delivery_preference(stated.level, stated.split)
