-- Integer ids of campaigns, ad sets and ads, as the canonical table ad_entities gives them.
-- reads  campaigns, ads, calendar
-- grain  (level, no); no is campaign_no, adset_no or ad_no
create table entities as
with named as (
  select 1 as rank, 'campaign' as level, campaign_no as no, null as parent_no, campaign_no, id, name from campaigns
  union all
  select distinct 2, 'adset', adset_no, campaign_no, campaign_no, adset_id, adset_name from ads
  union all
  select 3, 'ad', ad_no, adset_no, campaign_no, ad_id, ad_name from ads
),
numbered as (
  select *, row_number() over (order by rank, no) as entity_id from named
)
select numbered.entity_id::uinteger as entity_id, numbered.level, numbered.no, campaigns.platform,
       case campaigns.platform when 'meta' then '1029384756657483' else '482-913-7750' end as account_id,
       numbered.id, numbered.name,
       parent.entity_id::uinteger as parent_entity_id,
       (select min(day) from calendar where in_period and campaigns.promo in (0, calendar.promo)) as seen_from,
       (select max(day) from calendar where in_period and campaigns.promo in (0, calendar.promo)) as seen_until
from numbered
join campaigns using (campaign_no)
left join numbered as parent on parent.rank = numbered.rank - 1 and parent.no = numbered.parent_no
order by entity_id
