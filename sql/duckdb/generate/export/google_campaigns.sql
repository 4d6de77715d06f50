-- Google Ads campaign report by day, from its header on; totals by kind of campaign close it.
-- reads  delivered, campaigns, calendar, claims
with stated as (
  select calendar.day, delivered.line, campaigns.name, campaigns.id, campaigns.campaign_type, campaigns.promo,
         impressions, clicks, spend, conversions, claims.value
  from delivered
  join campaigns using (campaign_no)
  join calendar using (day_no)
  join claims on claims.platform = 'google_ads' and claims.campaign_no = delivered.campaign_no and claims.day_no = delivered.day_no
  where delivered.platform = 'google_ads'
),
rows as (
  select line, day::varchar as day, case when promo > 0 then 'Paused' else 'Enabled' end as status, name, id, campaign_type,
         impressions, clicks, spend, conversions, value
  from stated
  union all
  select 4000000000 + rank, 'Total: ' || label, null, null, null, null, sum(impressions), sum(clicks), sum(spend), sum(conversions), sum(value)
  from stated
  join (values (0, 'Campaigns', null), (1, 'Account', null), (2, 'Search', 'Search'), (3, 'Performance Max', 'Performance Max'), (4, 'Shopping', 'Shopping'))
    as totals (rank, label, type)
    on totals.type is null or totals.type = stated.campaign_type
  group by rank, label
)
select day                                   as "Day",
       status                                as "Campaign status",
       name                                  as "Campaign",
       id                                    as "Campaign ID",
       campaign_type                         as "Campaign type",
       'USD'                                 as "Currency code",
       format('{:,}', impressions::bigint)   as "Impr.",
       format('{:,}', clicks::bigint)        as "Clicks",
       case when impressions = 0 then ' --' else printf('%.2f%%', 100 * clicks / impressions) end as "CTR",
       case when clicks = 0 then ' --' else format('{:,.2f}', (spend / clicks)::double) end       as "Avg. CPC",
       format('{:,.2f}', spend::double)      as "Cost",
       format('{:,.2f}', conversions::double) as "Conversions",
       case when conversions = 0 then ' --' else format('{:,.2f}', (spend / conversions)::double) end as "Cost / conv.",
       case when clicks = 0 then ' --' else printf('%.2f%%', 100 * conversions / clicks) end      as "Conv. rate",
       format('{:,.2f}', value::double)      as "Conv. value",
       case when spend = 0 then ' --' else format('{:,.2f}', (value / spend)::double) end         as "Conv. value / cost",
       case when name is not null then '0' end as "View-through conv."
from rows
order by line
