-- Spend rows of the lake for days and accounts of this load.
-- reads  spend_staged
-- $files
create table known_spend as
select platform, account_id, report_date, level, campaign_entity_id, adset_entity_id, ad_entity_id, split, extracted_at, load_id, file_no
from read_parquet($files) as lake
where exists (from spend_staged where spend_staged.platform = lake.platform and spend_staged.account_id = lake.account_id and spend_staged.day = lake.report_date)
