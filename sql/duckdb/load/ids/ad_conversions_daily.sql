-- Fills the canonical table of platform claims.
-- reads  spend_keyed
-- $load_id
insert into ad_conversions_daily by name
select platform, account_id, day as report_date, level, campaign_entity_id, adset_entity_id, ad_entity_id, split,
       action_type, attribution_window, time_basis, conversions, conversion_value as value, currency, extracted_at,
       $load_id::uinteger as load_id, file_no, line
from spend_keyed
where rank = 1 and newer_at is null and (conversions is not null or conversion_value is not null)
