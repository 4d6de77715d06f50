-- What the platforms charged and claim in all, by the filters asked for.
-- reads  ad_days, ad_claims
-- grain  one row
-- $first_day, $end_day   the platforms' days, [first_day, end_day)
with stated as (
  select channel, campaign, campaign_id, day, spend, null::decimal(18,6) as conversions, null::decimal(18,6) as value
  from ad_days where day >= $first_day::date and day < $end_day::date
  union all
  select channel, campaign, campaign_id, day, null, conversions, value
  from ad_claims where day >= $first_day::date and day < $end_day::date
)
select sum(spend)::decimal(18,6) as spend, sum(conversions)::double as claimed_conversions, sum(value)::decimal(18,6) as claimed_value
from stated
where {{filters}}
