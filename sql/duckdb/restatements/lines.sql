-- What platforms and shop stated for each day, in the earlier state and in this one, with what became of it.
-- A campaign's day appeared, vanished or changed as a whole, also where ad sets or ads are told apart.
-- reads  ad_days, ad_claims, judged_orders, orders, campaigns, ad_entities: of this state, and of `earlier`
-- grain  one row per side and counted row of ad_performance_daily, ad_conversions_daily or orders
-- first_day, end_day      [first_day, end_day): platform days of ads, local days of orders
-- with_ads, with_orders   which kinds of rows are wanted
-- age    days between the day and the extract that states it, the later side's where there is one
create macro restated_lines(first_day, end_day, with_ads, with_orders) as table
with stated as (
  select 'after' as side, platform, account_id, day, level, split, campaign_entity_id, adset_entity_id, ad_entity_id,
         null::bigint as order_key, null::varchar as order_name, null::varchar as state, false as is_cancelled, 0::decimal(18,6) as given_back,
         spend, impressions, clicks, null::decimal(18,6) as claimed_conversions, null::decimal(18,6) as claimed_value,
         null::integer as orders, null::decimal(18,6) as net, null::decimal(18,6) as refunds, null::decimal(18,6) as total,
         extracted_at, load_id, file_no, line
  from ad_days where with_ads::boolean and day >= first_day::date and day < end_day::date
  union all
  select 'before', platform, account_id, day, level, split, campaign_entity_id, adset_entity_id, ad_entity_id,
         null, null, null, false, 0, spend, impressions, clicks, null, null, null, null, null, null, extracted_at, load_id, file_no, line
  from earlier.ad_days where with_ads::boolean and day >= first_day::date and day < end_day::date
  union all
  select 'after', platform, account_id, day, level, split, campaign_entity_id, adset_entity_id, ad_entity_id,
         null, null, null, false, 0, null, null, null, conversions, value, null, null, null, null, extracted_at, load_id, file_no, line
  from ad_claims where with_ads::boolean and day >= first_day::date and day < end_day::date
  union all
  select 'before', platform, account_id, day, level, split, campaign_entity_id, adset_entity_id, ad_entity_id,
         null, null, null, false, 0, null, null, null, conversions, value, null, null, null, null, extracted_at, load_id, file_no, line
  from earlier.ad_claims where with_ads::boolean and day >= first_day::date and day < end_day::date
  union all
  select 'after', null, null, judged.day, null, null, null, null, null, judged.order_key, judged.name,
         concat_ws(' ', judged.financial_status, judged.excluded_reason), orders.cancelled_at is not null, judged.refunded,
         null, null, null, null, null,
         (judged.excluded_reason is null)::integer,
         case when judged.excluded_reason is null then judged.net else 0 end,
         case when judged.excluded_reason is null then judged.refunded else 0 end,
         case when judged.excluded_reason is null then judged.total else 0 end,
         orders.extracted_at, judged.load_id, judged.file_no, judged.line
  from judged_orders as judged
  join orders on orders.order_key = judged.order_key
  where with_orders::boolean
    and judged.occurred_at >= first_day::date::timestamptz and judged.occurred_at < end_day::date::timestamptz
  union all
  select 'before', null, null, judged.day, null, null, null, null, null, judged.order_key, judged.name,
         concat_ws(' ', judged.financial_status, judged.excluded_reason), orders.cancelled_at is not null, judged.refunded,
         null, null, null, null, null,
         (judged.excluded_reason is null)::integer,
         case when judged.excluded_reason is null then judged.net else 0 end,
         case when judged.excluded_reason is null then judged.refunded else 0 end,
         case when judged.excluded_reason is null then judged.total else 0 end,
         orders.extracted_at, judged.load_id, judged.file_no, judged.line
  from earlier.judged_orders as judged
  join earlier.orders on orders.order_key = judged.order_key
  where with_orders::boolean
    and judged.occurred_at >= first_day::date::timestamptz and judged.occurred_at < end_day::date::timestamptz
),
sums as (
  select day, platform, account_id, campaign_entity_id, order_key, side,
         struct_pack(spend := coalesce(sum(spend), 0), impressions := coalesce(sum(impressions), 0), clicks := coalesce(sum(clicks), 0),
                     conversions := coalesce(sum(claimed_conversions), 0), claimed := coalesce(sum(claimed_value), 0),
                     orders := sum(orders), net := sum(net), total := sum(total), state := max(state)) as figures,
         bool_or(is_cancelled)                                                       as is_cancelled,
         sum(given_back)                                                             as given_back,
         max(extracted_at)::date                                                     as extracted_on
  from stated
  group by day, platform, account_id, campaign_entity_id, order_key, side
),
became as (
  select coalesce(later.day, sooner.day)                               as day,
         coalesce(later.platform, sooner.platform)                     as platform,
         coalesce(later.account_id, sooner.account_id)                 as account_id,
         coalesce(later.campaign_entity_id, sooner.campaign_entity_id) as campaign_entity_id,
         coalesce(later.order_key, sooner.order_key)                   as order_key,
         case
           when sooner.side is null                                    then 'appeared'
           when later.side is null                                     then 'vanished'
           when later.is_cancelled and not sooner.is_cancelled         then 'cancelled'
           when later.given_back <> sooner.given_back                  then 'refunded'
           when later.figures = sooner.figures                         then 'unchanged'
           when later.order_key is not null                            then 'edited'
           else 'changed'
         end as change,
         date_diff('day', coalesce(later.day, sooner.day), coalesce(later.extracted_on, sooner.extracted_on)) as age
  from (select * from sums where side = 'after') as later
  full join (select * from sums where side = 'before') as sooner
    on  sooner.day = later.day and sooner.platform is not distinct from later.platform
    and sooner.account_id is not distinct from later.account_id
    and sooner.campaign_entity_id is not distinct from later.campaign_entity_id
    and sooner.order_key is not distinct from later.order_key
),
campaign_names as (
  select campaign_entity_id, id, name from campaigns
  union all
  select campaign_entity_id, id, name from earlier.campaigns
  where campaign_entity_id not in (select campaign_entity_id from campaigns)
),
part_names as (
  select entity_id, any_value(id) as id, arg_max(name, {'seen_until': seen_until, 'name': name}) as name
  from ad_entities where level <> 'campaign' group by entity_id
)
select stated.side, became.change, became.age::integer as age,
       stated.day, stated.platform, stated.account_id as account,
       campaign_names.name as campaign, campaign_names.id as campaign_id,
       adsets.name as adset, adsets.id as adset_id, ads.name as ad, ads.id as ad_id,
       stated.order_name as "order", stated.order_key::varchar as order_key, stated.level, stated.split, stated.state,
       stated.spend, stated.impressions, stated.clicks, stated.claimed_conversions, stated.claimed_value,
       stated.orders, stated.net, stated.refunds, stated.total,
       stated.extracted_at, stated.load_id, stated.file_no, stated.line
from stated
join became
  on  became.day = stated.day and became.platform is not distinct from stated.platform
  and became.account_id is not distinct from stated.account_id
  and became.campaign_entity_id is not distinct from stated.campaign_entity_id
  and became.order_key is not distinct from stated.order_key
left join campaign_names on campaign_names.campaign_entity_id = stated.campaign_entity_id
left join part_names as adsets on adsets.entity_id = stated.adset_entity_id
left join part_names as ads on ads.entity_id = stated.ad_entity_id
