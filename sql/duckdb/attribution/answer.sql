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
channel_ranks as (
  select channel, row_number() over (order by channel) as rank from (select distinct channel from lines)
),
campaign_ranks as (
  select campaign, campaign_id, row_number() over (order by campaign, campaign_id) as rank
  from (select distinct campaign, campaign_id from lines)
),
-- path packs the place in the hierarchy: 20 bits for each dimension in the order asked for, 3 for the reason
keyed as (
  select list_position($models::varchar[], lines.model)::utinyint as model_no,
         ((case $level1 when 'channel' then channel_ranks.rank when 'campaign' then campaign_ranks.rank when 'day' then day - date '1970-01-01' else 0 end)::bigint << 43) | ((case $level2 when 'channel' then channel_ranks.rank when 'campaign' then campaign_ranks.rank when 'day' then day - date '1970-01-01' else 0 end)::bigint << 23) | ((case $level3 when 'channel' then channel_ranks.rank when 'campaign' then campaign_ranks.rank when 'day' then day - date '1970-01-01' else 0 end)::bigint << 3)
           | case reason when 'no_touch' then 1 when 'outside_window' then 2 when 'only_views' then 3 when 'no_paid_touch' then 4 else 0 end as path,
         sum(conversions) as conversions, sum(exact) as exact,
         sum(spend) as spend, sum(claimed_conversions) as claimed_conversions, sum(claimed_value) as claimed_value
  from lines
  join channel_ranks on channel_ranks.channel is not distinct from lines.channel
  join campaign_ranks
    on campaign_ranks.campaign is not distinct from lines.campaign and campaign_ranks.campaign_id is not distinct from lines.campaign_id
  group by model_no, path
),
wholes as (
  select model_no, 0::bigint as path, coalesce($total_minor::double, round(sum(exact))) as minor, sum(conversions) as conversions
  from keyed group by model_no
),
-- each level shares its parent's minor units: floors first, the rest to the largest remainders, ties by name;
-- the last level parts the reasons of what is unattributed, only where there are any
level1 as (
  select parts.model_no, parts.path,
         parts.floored + (row_number() over (partition by parts.model_no, parts.path >> 60 order by parts.remainder desc, parts.path)
                          <= any_value(wholes.minor) over (partition by parts.model_no, parts.path >> 60)
                             - sum(parts.floored) over (partition by parts.model_no, parts.path >> 60))::int as minor
  from (select model_no, path >> 43 as path, floor(sum(exact) + 1e-4) as floored,
               round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4)::bigint as remainder
        from keyed group by all) as parts
  join wholes on wholes.model_no = parts.model_no and wholes.path = parts.path >> 60
),
level2 as (
  select parts.model_no, parts.path,
         parts.floored + (row_number() over (partition by parts.model_no, parts.path >> 20 order by parts.remainder desc, parts.path)
                          <= any_value(level1.minor) over (partition by parts.model_no, parts.path >> 20)
                             - sum(parts.floored) over (partition by parts.model_no, parts.path >> 20))::int as minor
  from (select model_no, path >> 23 as path, floor(sum(exact) + 1e-4) as floored,
               round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4)::bigint as remainder
        from keyed group by all) as parts
  join level1 on level1.model_no = parts.model_no and level1.path = parts.path >> 20
),
level3 as (
  select parts.model_no, parts.path,
         parts.floored + (row_number() over (partition by parts.model_no, parts.path >> 20 order by parts.remainder desc, parts.path)
                          <= any_value(level2.minor) over (partition by parts.model_no, parts.path >> 20)
                             - sum(parts.floored) over (partition by parts.model_no, parts.path >> 20))::int as minor
  from (select model_no, path >> 3 as path, floor(sum(exact) + 1e-4) as floored,
               round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4)::bigint as remainder
        from keyed group by all) as parts
  join level2 on level2.model_no = parts.model_no and level2.path = parts.path >> 20
),
level4 as (
  select parts.model_no, parts.path,
         parts.floored + (row_number() over (partition by parts.model_no, parts.path >> 3 order by parts.remainder desc, parts.path)
                          <= any_value(level3.minor) over (partition by parts.model_no, parts.path >> 3)
                             - sum(parts.floored) over (partition by parts.model_no, parts.path >> 3))::int as minor
  from (select model_no, path as path, floor(sum(exact) + 1e-4) as floored,
               round((sum(exact) - floor(sum(exact) + 1e-4)) * 1e4)::bigint as remainder
        from keyed where path >> 3 in (select path >> 3 from keyed where path & 7 <> 0) group by all) as parts
  join level3 on level3.model_no = parts.model_no and level3.path = parts.path >> 3
),
shown as (
  select keyed.*, coalesce(level4.minor, level3.minor)::bigint as revenue_minor
  from keyed
  join level3 on level3.model_no = keyed.model_no and level3.path = keyed.path >> 3
  left join level4 on level4.model_no = keyed.model_no and level4.path = keyed.path
  order by keyed.model_no, keyed.path & 7 <> 0, revenue_minor desc, keyed.path
  limit $take::bigint
)
select channel_ranks.channel, campaign_ranks.campaign, campaign_ranks.campaign_id,
       (date '1970-01-01' + (case 'day' when $level1 then shown.path >> 43 when $level2 then (shown.path >> 23) & 1048575 when $level3 then (shown.path >> 3) & 1048575 end)::int)::date as day,
       list_extract([null, 'no_touch', 'outside_window', 'only_views', 'no_paid_touch'], (shown.path & 7) + 1) as reason,
       list_extract($models::varchar[], shown.model_no) as model,
       shown.conversions, shown.revenue_minor, shown.spend::decimal(18,6) as spend,
       shown.claimed_conversions, shown.claimed_value::decimal(18,6) as claimed_value,
       wholes.minor::bigint as whole_minor, wholes.conversions as whole_conversions,
       (select count(*) from keyed) as found
from shown
join wholes on wholes.model_no = shown.model_no
left join channel_ranks on channel_ranks.rank = case 'channel' when $level1 then shown.path >> 43 when $level2 then (shown.path >> 23) & 1048575 when $level3 then (shown.path >> 3) & 1048575 end
left join campaign_ranks on campaign_ranks.rank = case 'campaign' when $level1 then shown.path >> 43 when $level2 then (shown.path >> 23) & 1048575 when $level3 then (shown.path >> 3) & 1048575 end
order by shown.model_no, shown.path & 7 <> 0, revenue_minor desc, shown.path
