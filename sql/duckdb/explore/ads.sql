-- Spend, delivery and claims of the ad platforms by day and one dimension.
-- reads  ad_days, ad_claims
-- grain  (day, value); both null where not asked for
-- $by_day      whether days are told apart;  $dimension  channel | campaign | platform, another's name, or '' for none
-- $first_day, $end_day   the platforms' days, half-open
with stated as (
  select day, channel, campaign, platform, spend, impressions, clicks,
         null::decimal(18,6) as conversions, null::decimal(18,6) as claimed
  from ad_days
  union all
  select day, channel, campaign, platform, null, null, null, conversions, value from ad_claims
)
select case when $by_day::boolean then day end as day,
       case $dimension when '' then null when 'channel' then channel when 'campaign' then campaign when 'platform' then platform
         else '(not allocated)' end            as value,
       sum(spend)::decimal(18,6)               as spend,
       sum(impressions)::bigint                as impressions,
       sum(clicks)::bigint                     as clicks,
       sum(conversions)::double                as claimed_conversions,
       sum(claimed)::decimal(18,6)             as claimed_value
from stated
where day >= $first_day::date and day < $end_day::date and {{filters}}
group by all
order by all
