-- What platforms claim, counted once: the level and breakdown rule of ad_days, purchases before unnamed conversions,
-- and one attribution window per campaign day, the platform's default where it is stated.
-- Value is in the workspace's currency by the rate of the platform's day, null without one; stated_value is in its own.
-- reads  ad_conversions_daily, claim_choices, campaigns, exchange_rates, settings
-- grain  one row per counted row of ad_conversions_daily
create view ad_claims as
select stated.platform, stated.account_id, stated.report_date as day, stated.level, stated.split,
       stated.campaign_entity_id, stated.adset_entity_id, stated.ad_entity_id,
       campaigns.id as campaign_id, campaigns.name as campaign, campaigns.channel,
       stated.attribution_window, stated.conversions,
       in_home_currency(stated.value, stated.currency, settings.currency, rates.rate) as value,
       stated.currency, stated.value as stated_value, rates.rate as exchange_rate, rates.rate_date,
       stated.extracted_at, stated.load_id, stated.file_no, stated.line
from ad_conversions_daily as stated
cross join settings
join campaigns on campaigns.campaign_entity_id = stated.campaign_entity_id
left join claim_choices as choices
  on  choices.platform = stated.platform and choices.account_id = stated.account_id
  and choices.report_date = stated.report_date and choices.campaign_entity_id = stated.campaign_entity_id
left join exchange_rates as rates on rates.currency = stated.currency and rates.day = stated.report_date
where choices.preference is null or choices.preference = claim_preference(stated.level, stated.split, stated.action_type, stated.attribution_window)
