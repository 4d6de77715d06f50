-- Campaign days whose claims are stated in more than one way, with the preference that counts.
-- reads  ad_conversions_daily
-- grain  (platform, account_id, report_date, campaign_entity_id)
create table claim_choices as
select platform, account_id, report_date, campaign_entity_id,
       min(claim_preference(level, split, action_type, attribution_window)) as preference
from ad_conversions_daily
group by platform, account_id, report_date, campaign_entity_id
having min(level || split || action_type || attribution_window) <> max(level || split || action_type || attribution_window)
