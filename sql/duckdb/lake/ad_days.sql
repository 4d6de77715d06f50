-- Spend and delivery without double counting: levels and breakdowns of one campaign day are stored side by side, never added.
-- The campaign level counts where it is loaded, else ad sets, else ads; unsplit rows count before split ones.
-- reads  ad_performance_daily, campaigns, settings
-- grain  one row per counted row of ad_performance_daily
create view ad_days as
with ranked as (
  select ad_performance_daily.*,
         (case level when 'campaign' then '1' when 'adset' then '2' else '3' end)
           || regexp_replace(split, '=[^;]*', '', 'g') as preference
  from ad_performance_daily
)
select ranked.platform, ranked.account_id, ranked.report_date as day, ranked.level, ranked.split,
       ranked.campaign_entity_id, ranked.adset_entity_id, ranked.ad_entity_id,
       campaigns.id as campaign_id, campaigns.name as campaign, campaigns.channel,
       ranked.impressions, ranked.clicks, ranked.link_clicks,
       case when ranked.currency = settings.currency then ranked.spend end as spend,
       ranked.currency, ranked.currency <> settings.currency as is_foreign, ranked.spend as stated_spend,
       ranked.load_id, ranked.file_no, ranked.line
from ranked
cross join settings
join campaigns on campaigns.campaign_entity_id = ranked.campaign_entity_id
qualify ranked.preference = min(ranked.preference)
          over (partition by ranked.platform, ranked.account_id, ranked.report_date, ranked.campaign_entity_id)
