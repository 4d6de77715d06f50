-- Entities of one level that this load names.
-- reads  spend_staged, entity_ids (of the level above)
-- grain  (platform, account_id, id)
-- $level
create or replace table entities_wanted as
with named as (
  select platform, account_id, file_no, line,
         case $level when 'campaign' then campaign_key when 'adset' then adset_key else ad_key end                       as id,
         case $level when 'campaign' then campaign_name when 'adset' then adset_name else ad_name end                    as name,
         case $level when 'campaign' then campaign_from_name when 'adset' then adset_from_name else ad_from_name end     as id_from_name,
         case $level when 'adset' then 'campaign' when 'ad' then case when adset_key is null then 'campaign' else 'adset' end end as parent_level,
         case $level when 'adset' then campaign_key when 'ad' then coalesce(adset_key, campaign_key) end                 as parent_id
  from spend_staged
)
select named.platform, named.account_id, named.id, arg_max(named.name, (file_no, line)) as name, bool_and(named.id_from_name) as id_from_name,
       arg_max(parent.entity_id, (file_no, line)) as parent_entity_id
from named
left join entity_ids as parent
  on parent.platform = named.platform and parent.account_id = named.account_id and parent.level = named.parent_level and parent.id = named.parent_id
where named.id is not null
group by named.platform, named.account_id, named.id
