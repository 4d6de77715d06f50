-- What the platforms charged and claim, by the dimensions asked for.
-- reads  ad_days, ad_claims
-- grain  one row per (channel, campaign, day); dimensions not asked for are null
-- $first_day, $end_day   the platforms' days, [first_day, end_day)
with spent as (
  select channel, campaign, campaign_id, day, spend, null::decimal(18,6) as conversions, null::decimal(18,6) as value
  from ad_days where day >= $first_day::date and day < $end_day::date
  union all
  select channel, campaign, campaign_id, day, null, conversions, value
  from ad_claims where day >= $first_day::date and day < $end_day::date
)
select case when $by_channel::boolean then channel end      as channel,
       case when $by_campaign::boolean then campaign end    as campaign,
       case when $by_campaign::boolean then campaign_id end as campaign_id,
       case when $by_day::boolean then day end              as day,
       sum(spend)::decimal(18,6)                            as spend,
       sum(conversions)::double                             as claimed_conversions,
       sum(value)::decimal(18,6)                            as claimed_value
from spent
where {{filters}}
group by all
order by channel, campaign, campaign_id, day
