-- Spend of campaigns that some touchpoint leads to, and of all.
-- reads  ad_days, rules_changes
-- grain  one row
select coalesce(sum(spend), 0)::decimal(18,6) as spend,
       coalesce(sum(spend) filter (where campaign_entity_id in (select from_campaign_entity_id from rules_changes where from_paid)), 0)::decimal(18,6) as matched_before,
       coalesce(sum(spend) filter (where campaign_entity_id in (select to_campaign_entity_id from rules_changes where to_paid)), 0)::decimal(18,6)     as matched_after
from ad_days
where day >= $first_day::date and day < $end_day::date
