-- The rows behind one cell, of both states: what changed most first, the earlier row above the later one.
-- reads  restated_lines
-- grain  one row per side and line of a file
-- $has_day, $day, $has_platform, ...   whether the cell names the dimension, and the value it must have
-- $first_day, $end_day, $with_ads, $with_orders   as in restated_lines
-- $skip, $take                         page
with lines as (
  select side, change, day, platform, account, campaign, campaign_id, adset, adset_id, ad, ad_id, "order", order_key,
         level, split, state, load_id, file_no, line, max(extracted_at) as extracted_at,
         sum(spend)::decimal(18,6)               as spend,
         sum(impressions)::bigint                as impressions,
         sum(clicks)::bigint                     as clicks,
         sum(claimed_conversions)::decimal(18,6) as claimed_conversions,
         sum(claimed_value)::decimal(18,6)       as claimed_value,
         sum(orders)::bigint                     as orders,
         sum(net)::decimal(18,6)                 as net,
         sum(refunds)::decimal(18,6)             as refunds,
         sum(total)::decimal(18,6)               as total
  from restated_lines($first_day, $end_day, $with_ads, $with_orders)
  where {{filters}}
    and (not $has_day::boolean         or day is not distinct from $day::date)
    and (not $has_platform::boolean    or platform is not distinct from $platform)
    and (not $has_account::boolean     or account is not distinct from $account)
    and (not $has_campaign::boolean    or campaign is not distinct from $campaign)
    and (not $has_campaign_id::boolean or campaign_id is not distinct from $campaign_id)
    and (not $has_adset::boolean       or adset is not distinct from $adset)
    and (not $has_adset_id::boolean    or adset_id is not distinct from $adset_id)
    and (not $has_ad::boolean          or ad is not distinct from $ad)
    and (not $has_ad_id::boolean       or ad_id is not distinct from $ad_id)
    and (not $has_order::boolean       or "order" is not distinct from $order_name)
    and (not $has_order_key::boolean   or order_key is not distinct from $order_key)
    and (not $has_change::boolean      or change is not distinct from $change)
    and (not $has_age::boolean         or age is not distinct from $age::integer)
  group by all
),
paired as (
  select *,
         abs(sum(case side when 'after' then 1 else -1 end * (coalesce(spend, 0) + coalesce(net, 0))) over pair)           as moved,
         abs(sum(case side when 'after' then 1 else -1 end
                 * (coalesce(claimed_value, 0) + coalesce(claimed_conversions, 0) + coalesce(impressions, 0)
                    + coalesce(clicks, 0) + coalesce(orders, 0) + coalesce(refunds, 0) + coalesce(total, 0))) over pair) as stirred
  from lines
  window pair as (partition by day, platform, account, campaign_id, adset_id, ad_id, level, split, order_key)
)
select side, change, day, concat_ws(' · ', "order", nullif(split, ''), ad, adset, campaign, platform) as what, state,
       spend, impressions, clicks, claimed_conversions::double as claimed_conversions, claimed_value, orders, net, refunds, total,
       extracted_at, load_id, file_no, line
from paired
order by change = 'unchanged', moved desc, stirred desc, day, platform, account, campaign_id, adset_id, ad_id, level, split, order_key,
         side desc, load_id, file_no, line
limit $take::bigint offset $skip::bigint
