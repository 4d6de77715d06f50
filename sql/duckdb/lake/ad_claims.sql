-- What platforms claim, counted once: the level and breakdown rule of ad_days, purchases before unnamed conversions,
-- and one attribution window per campaign day, the platform's default where it is stated.
-- reads  ad_conversions_daily, campaigns, settings
-- grain  one row per counted row of ad_conversions_daily
create view ad_claims as
with ranked as (
  select ad_conversions_daily.*,
         (case level when 'campaign' then '1' when 'adset' then '2' else '3' end)
           || regexp_replace(split, '=[^;]*', '', 'g')
           || (case action_type when 'purchase' then '1' else '2' end)
           || (case attribution_window when 'default' then '' else attribution_window end) as preference
  from ad_conversions_daily
)
select ranked.platform, ranked.account_id, ranked.report_date as day, ranked.campaign_entity_id,
       campaigns.id as campaign_id, campaigns.name as campaign, campaigns.channel,
       ranked.conversions,
       case when ranked.currency = settings.currency then ranked.value end as value,
       ranked.load_id, ranked.file_no, ranked.line
from ranked
cross join settings
join campaigns on campaigns.campaign_entity_id = ranked.campaign_entity_id
qualify ranked.preference = min(ranked.preference)
          over (partition by ranked.platform, ranked.account_id, ranked.report_date, ranked.campaign_entity_id)
