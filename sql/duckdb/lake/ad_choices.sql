-- Campaign days that are stated in more than one way, with the preference that counts. Most are stated once and need no row.
-- reads  ad_performance_daily
-- grain  (platform, account_id, report_date, campaign_entity_id)
create table ad_choices as
select platform, account_id, report_date, campaign_entity_id, min(delivery_preference(level, split)) as preference
from ad_performance_daily
group by platform, account_id, report_date, campaign_entity_id
having min(level || split) <> max(level || split)
