-- The attribution answer: credit, credited value, spend and claims by the dimensions asked for, in long form by model.
-- Values are rounded to minor units by largest remainder, top-down in the order of the dimensions, so that rows add up to
-- the total and adding a dimension, sorting or limiting never changes a figure already shown.
-- reads  attribution_credits, credit_names, ad_days, ad_claims
-- grain  one row per (channel, campaign, day, reason, model); dimensions not asked for are null
-- $by_channel, $by_campaign, $by_day   which dimensions are asked for;  $keep_day  whether days are grouped or filtered by
-- $level1, $level2, $level3            the dimensions in the order asked for; '' where there are fewer
-- $models                              models asked for
-- $unit                                minor units in one unit of the currency: 100 for EUR
-- $total_minor                         value of all orders, in minor units; null sums the rows (accrual, filters)
-- $take                                rows wanted at most
-- the other parameters are those of attribution_credits
with summed as (
  select touch_source_id, case when $keep_day::boolean then day end as day, reason,
         sum(first_touch) as first_touch, sum(first_touch * value::double) as first_touch_value,
         sum(last_touch) as last_touch, sum(last_touch * value::double) as last_touch_value,
         sum(last_non_direct) as last_non_direct, sum(last_non_direct * value::double) as last_non_direct_value,
         sum(linear) as linear, sum(linear * value::double) as linear_value,
         sum(linear_paid) as linear_paid, sum(linear_paid * value::double) as linear_paid_value,
         sum(time_decay) as time_decay, sum(time_decay * value::double) as time_decay_value,
         sum(position_based) as position_based, sum(position_based * value::double) as position_based_value
  from attribution_credits($first_day, $end_day, $order_end_day, $accrual::boolean, $lookback_us::bigint, $view_lookback_us::bigint,
                           $half_life_us::bigint, $weight_first::double, $weight_last::double, $customers, $basis)
  group by all
),
grouped as (
  select case when $by_channel::boolean then channel end      as channel,
         case when $by_campaign::boolean then campaign end    as campaign,
         case when $by_campaign::boolean then campaign_id end as campaign_id,
         case when $by_day::boolean then day end              as day,
         reason,
         sum(first_touch) as first_touch, sum(first_touch_value) as first_touch_value,
         sum(last_touch) as last_touch, sum(last_touch_value) as last_touch_value,
         sum(last_non_direct) as last_non_direct, sum(last_non_direct_value) as last_non_direct_value,
         sum(linear) as linear, sum(linear_value) as linear_value,
         sum(linear_paid) as linear_paid, sum(linear_paid_value) as linear_paid_value,
         sum(time_decay) as time_decay, sum(time_decay_value) as time_decay_value,
         sum(position_based) as position_based, sum(position_based_value) as position_based_value
  from summed
  join credit_names on credit_names.touch_source_id is not distinct from summed.touch_source_id
  where {{filters}}
  group by all
),
credited as (
  select channel, campaign, campaign_id, day, reason,
         unnest([
           {'model': 'first_touch', 'conversions': first_touch, 'exact': first_touch_value * $unit},
           {'model': 'last_touch', 'conversions': last_touch, 'exact': last_touch_value * $unit},
           {'model': 'last_non_direct', 'conversions': last_non_direct, 'exact': last_non_direct_value * $unit},
           {'model': 'linear', 'conversions': linear, 'exact': linear_value * $unit},
           {'model': 'linear_paid', 'conversions': linear_paid, 'exact': linear_paid_value * $unit},
           {'model': 'time_decay', 'conversions': time_decay, 'exact': time_decay_value * $unit},
           {'model': 'position_based', 'conversions': position_based, 'exact': position_based_value * $unit}
         ], recursive := true)
  from grouped
),
stated as (
  select channel, campaign, campaign_id, day, spend, null::decimal(18,6) as conversions, null::decimal(18,6) as value
  from ad_days where day >= $first_day::date and day < $end_day::date
  union all
  select channel, campaign, campaign_id, day, null, conversions, value
  from ad_claims where day >= $first_day::date and day < $end_day::date
),
charged as (
  select case when $by_channel::boolean then channel end      as channel,
         case when $by_campaign::boolean then campaign end    as campaign,
         case when $by_campaign::boolean then campaign_id end as campaign_id,
         case when $by_day::boolean then day end              as day,
         sum(spend) as spend, sum(conversions)::double as claimed_conversions, sum(value) as claimed_value
  from stated
  where {{filters}}
  group by all
),
lines as (
  select channel, campaign, campaign_id, day, reason, model, conversions, exact,
         null::decimal(38,6) as spend, null::double as claimed_conversions, null::decimal(38,6) as claimed_value
  from credited
  where list_contains($models::varchar[], model) and conversions <> 0
  union all
  select channel, campaign, campaign_id, day, null, unnest($models::varchar[]), 0, 0, spend, claimed_conversions, claimed_value
  from charged
),
keyed as (
  select channel, campaign, campaign_id, day, reason, model,
         sum(conversions) as conversions, sum(exact) as exact,
         sum(spend) as spend, sum(claimed_conversions) as claimed_conversions, sum(claimed_value) as claimed_value,
         case $level1 when 'channel' then coalesce(channel, '') when 'campaign' then concat_ws(chr(31), campaign, campaign_id)
              when 'day' then coalesce(day::varchar, '') else '' end as k1, case $level2 when 'channel' then coalesce(channel, '') when 'campaign' then concat_ws(chr(31), campaign, campaign_id)
              when 'day' then coalesce(day::varchar, '') else '' end as k2, case $level3 when 'channel' then coalesce(channel, '') when 'campaign' then concat_ws(chr(31), campaign, campaign_id)
              when 'day' then coalesce(day::varchar, '') else '' end as k3,
         coalesce(reason, '') as k4
  from lines
  group by all
),
wholes as (
  select model, coalesce($total_minor::double, round(sum(exact))) as minor, sum(conversions) as conversions
  from keyed group by model
),
-- each level shares its parent's minor units: floors first, the rest to the largest remainders, ties by name
level1 as (
  select parts.* exclude (floored, remainder),
         floored + (row_number() over (partition by parts.model order by remainder desc, parts.k1)
                    <= wholes.minor - sum(floored) over (partition by parts.model))::int as minor
  from (select model, k1, floor(sum(exact) + 1e-4) as floored, round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4) as remainder
        from keyed group by all) as parts
  join wholes on wholes.model = parts.model
),
level2 as (
  select parts.* exclude (floored, remainder),
         floored + (row_number() over (partition by parts.model, parts.k1 order by remainder desc, parts.k2)
                    <= level1.minor - sum(floored) over (partition by parts.model, parts.k1))::int as minor
  from (select model, k1, k2, floor(sum(exact) + 1e-4) as floored, round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4) as remainder
        from keyed group by all) as parts
  join level1 on level1.model = parts.model and level1.k1 = parts.k1
),
level3 as (
  select parts.* exclude (floored, remainder),
         floored + (row_number() over (partition by parts.model, parts.k1, parts.k2 order by remainder desc, parts.k3)
                    <= level2.minor - sum(floored) over (partition by parts.model, parts.k1, parts.k2))::int as minor
  from (select model, k1, k2, k3, floor(sum(exact) + 1e-4) as floored, round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4) as remainder
        from keyed group by all) as parts
  join level2 on level2.model = parts.model and level2.k1 = parts.k1 and level2.k2 = parts.k2
),
level4 as (
  select parts.* exclude (floored, remainder),
         floored + (row_number() over (partition by parts.model, parts.k1, parts.k2, parts.k3 order by remainder desc, parts.k4)
                    <= level3.minor - sum(floored) over (partition by parts.model, parts.k1, parts.k2, parts.k3))::int as minor
  from (select model, k1, k2, k3, k4, floor(sum(exact) + 1e-4) as floored, round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4) as remainder
        from keyed group by all) as parts
  join level3 on level3.model = parts.model and level3.k1 = parts.k1 and level3.k2 = parts.k2 and level3.k3 = parts.k3
)
select keyed.channel, keyed.campaign, keyed.campaign_id, keyed.day, keyed.reason, keyed.model,
       keyed.conversions, level4.minor::bigint as revenue_minor,
       keyed.spend::decimal(18,6) as spend, keyed.claimed_conversions, keyed.claimed_value::decimal(18,6) as claimed_value,
       wholes.minor::bigint as whole_minor, wholes.conversions as whole_conversions, count(*) over () as found
from keyed
join level4 on level4.model = keyed.model and level4.k1 = keyed.k1 and level4.k2 = keyed.k2 and level4.k3 = keyed.k3 and level4.k4 = keyed.k4
join wholes on wholes.model = keyed.model
order by list_position($models::varchar[], keyed.model), keyed.reason is not null, revenue_minor desc,
         keyed.k1, keyed.k2, keyed.k3, keyed.k4
limit $take::bigint
