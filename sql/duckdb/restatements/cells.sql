-- Both states side by side, by the dimensions asked for.
-- reads  restated_lines
-- grain  one row per combination of the dimensions asked for; the others are null
-- $by_day, $by_platform, ...   which dimensions are asked for
-- $measures                    measures asked for, by column name; a cell in which none of them changed is left out
-- $lists_orders                orders are listed one by one: one that changed counts though no figure of it did
-- $with_unchanged              keeps the cells in which nothing changed
-- $first_day, $end_day, $with_ads, $with_orders   as in restated_lines
with fine as (
  select day, platform, account, campaign, campaign_id, change, age,
         case when $by_adset::boolean then adset end    as adset,
         case when $by_adset::boolean then adset_id end as adset_id,
         case when $by_ad::boolean then ad end          as ad,
         case when $by_ad::boolean then ad_id end       as ad_id,
         "order", order_key,
         sum(spend)               filter (where side = 'before') as spend_before,
         sum(spend)               filter (where side = 'after')  as spend_after,
         sum(impressions)         filter (where side = 'before') as impressions_before,
         sum(impressions)         filter (where side = 'after')  as impressions_after,
         sum(clicks)              filter (where side = 'before') as clicks_before,
         sum(clicks)              filter (where side = 'after')  as clicks_after,
         sum(claimed_conversions) filter (where side = 'before') as claimed_conversions_before,
         sum(claimed_conversions) filter (where side = 'after')  as claimed_conversions_after,
         sum(claimed_value)       filter (where side = 'before') as claimed_value_before,
         sum(claimed_value)       filter (where side = 'after')  as claimed_value_after,
         sum(orders)              filter (where side = 'before') as orders_before,
         sum(orders)              filter (where side = 'after')  as orders_after,
         sum(net)                 filter (where side = 'before') as net_before,
         sum(net)                 filter (where side = 'after')  as net_after,
         sum(refunds)             filter (where side = 'before') as refunds_before,
         sum(refunds)             filter (where side = 'after')  as refunds_after,
         sum(total)               filter (where side = 'before') as total_before,
         sum(total)               filter (where side = 'after')  as total_after
  from restated_lines($first_day, $end_day, $with_ads, $with_orders)
  where {{filters}}
  group by all
),
compared as (
  select *,
         list_contains($measures, 'spend')              and coalesce(spend_before, 0) <> coalesce(spend_after, 0)
      or list_contains($measures, 'impressions')        and coalesce(impressions_before, 0) <> coalesce(impressions_after, 0)
      or list_contains($measures, 'clicks')             and coalesce(clicks_before, 0) <> coalesce(clicks_after, 0)
      or list_contains($measures, 'claimedConversions') and coalesce(claimed_conversions_before, 0) <> coalesce(claimed_conversions_after, 0)
      or list_contains($measures, 'claimedValue')       and coalesce(claimed_value_before, 0) <> coalesce(claimed_value_after, 0)
      or list_contains($measures, 'orders')             and coalesce(orders_before, 0) <> coalesce(orders_after, 0)
      or list_contains($measures, 'net')                and coalesce(net_before, 0) <> coalesce(net_after, 0)
      or list_contains($measures, 'refunds')            and coalesce(refunds_before, 0) <> coalesce(refunds_after, 0)
      or list_contains($measures, 'total')              and coalesce(total_before, 0) <> coalesce(total_after, 0)
      or $lists_orders::boolean and order_key is not null and change <> 'unchanged' as is_changed
  from fine
)
select case when $by_day::boolean then day end              as day,
       case when $by_platform::boolean then platform end    as platform,
       case when $by_account::boolean then account end      as account,
       case when $by_campaign::boolean then campaign end    as campaign,
       case when $by_campaign::boolean then campaign_id end as campaign_id,
       adset, adset_id, ad, ad_id,
       case when $by_order::boolean then "order" end        as "order",
       case when $by_order::boolean then order_key end      as order_key,
       case when $by_change::boolean then change end        as change,
       case when $by_age::boolean then age end              as age,
       count(*) filter (where is_changed)                   as changes,
       count(*) filter (where not is_changed)               as unchanged,
       max(age) filter (where is_changed)                   as oldest,
       sum(spend_before)::decimal(18,6)               as spend_before,
       sum(spend_after)::decimal(18,6)                as spend_after,
       sum(impressions_before)::bigint                as impressions_before,
       sum(impressions_after)::bigint                 as impressions_after,
       sum(clicks_before)::bigint                     as clicks_before,
       sum(clicks_after)::bigint                      as clicks_after,
       sum(claimed_conversions_before)::decimal(18,6) as claimed_conversions_before,
       sum(claimed_conversions_after)::decimal(18,6)  as claimed_conversions_after,
       sum(claimed_value_before)::decimal(18,6)       as claimed_value_before,
       sum(claimed_value_after)::decimal(18,6)        as claimed_value_after,
       sum(orders_before)::bigint                     as orders_before,
       sum(orders_after)::bigint                      as orders_after,
       sum(net_before)::decimal(18,6)                 as net_before,
       sum(net_after)::decimal(18,6)                  as net_after,
       sum(refunds_before)::decimal(18,6)             as refunds_before,
       sum(refunds_after)::decimal(18,6)              as refunds_after,
       sum(total_before)::decimal(18,6)               as total_before,
       sum(total_after)::decimal(18,6)                as total_after
from compared
group by all
having $with_unchanged::boolean or count(*) filter (where is_changed) > 0
order by all
