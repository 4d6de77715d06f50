-- Everything counted between what the platforms claim and what the shop sold, each with its sign: per platform and in
-- whole, claimed + view_through + overlap + excluded + refunds + unmatched + the rest = shop.
-- An order belongs to the claiming platform with its last paid visit or click in that platform's window; the others
-- that reached it are overlap, so platforms, campaigns and days add up.
-- reads  ad_claims, ad_conversions_daily, judged_orders, order_refunds, settings, touches, touch_sources, channels, campaigns
-- grain  one row per counted thing: a claims row, an order of a platform, a refund
-- first_day, end_day   [first_day, end_day): platform days of claims, local days of orders
-- lookback_us          window of platforms that state none, elapsed microseconds, inclusive
create macro reconcile_lines(first_day, end_day, lookback_us) as table
with claims as materialized (
  select ad_claims.*, settings.currency as home_currency,
         contains(attribution_window, 'view') and not contains(attribution_window, 'click') as is_view,
         contains(attribution_window, 'click') and not contains(attribution_window, 'view') as is_click,
         try_cast(regexp_extract(attribution_window, '(\d+)d_click', 1) as bigint)          as click_days
  from ad_claims cross join settings
  where day >= first_day::date and day < end_day::date and (conversions <> 0 or stated_value <> 0)
),
platforms as materialized (
  select platform, coalesce(click_days * 86400000000, lookback_us::bigint) as window_us
  from (select platform, max(click_days) as click_days from claims group by platform)
),
-- a view-only row beside a claim that holds clicks and views is the part of it that came from views
viewed as (
  select platform, campaign, campaign_id, day, conversions, value, load_id, file_no, line from claims where is_view
  union all
  select claims.platform, claims.campaign, claims.campaign_id, claims.day, parts.conversions,
         case when claims.value is not null
           then in_home_currency(parts.value, parts.currency, claims.home_currency, claims.exchange_rate) end, parts.load_id, parts.file_no, parts.line
  from claims
  join ad_conversions_daily as whole
    on  whole.load_id = claims.load_id and whole.file_no = claims.file_no and whole.line = claims.line
    and whole.campaign_entity_id = claims.campaign_entity_id and whole.report_date = claims.day
    and whole.attribution_window = claims.attribution_window
  join ad_conversions_daily as parts
    on  parts.platform = whole.platform and parts.account_id = whole.account_id and parts.report_date = whole.report_date
    and parts.level = whole.level and parts.split = whole.split and parts.action_type = whole.action_type
    and parts.time_basis = whole.time_basis and parts.campaign_entity_id = whole.campaign_entity_id
    and parts.adset_entity_id is not distinct from whole.adset_entity_id
    and parts.ad_entity_id is not distinct from whole.ad_entity_id
  where not claims.is_view and not claims.is_click
    and contains(parts.attribution_window, 'view') and not contains(parts.attribution_window, 'click')
    and (parts.conversions <> 0 or parts.value <> 0)
  qualify row_number() over (partition by claims.load_id, claims.file_no, claims.line, claims.campaign_entity_id, claims.day
                             order by parts.attribution_window, parts.load_id, parts.file_no, parts.line) = 1
),
sold as materialized (
  select judged.order_key, judged.name, judged.person_key, judged.occurred_at, judged.day, judged.excluded_reason,
         judged.net, judged.net_sales as value,
         judged.load_id, judged.file_no, judged.line
  from judged_orders as judged
  where judged.occurred_at >= first_day::date::timestamptz and judged.occurred_at < end_day::date::timestamptz
),
reached as (
  select sold.order_key, platforms.platform, touches.occurred_at, touches.touchpoint_id,
         coalesce(named.campaign, usual.campaign) as campaign, coalesce(named.campaign_id, usual.campaign_id) as campaign_id
  from sold
  join touches on touches.person_key = sold.person_key and touches.occurred_at <= sold.occurred_at
  join touch_sources as usual on usual.traffic_source_id = touches.traffic_source_id and usual.day is null
  left join touch_sources as named
    on named.traffic_source_id = touches.traffic_source_id and named.day = touches.occurred_at::date
  join channels on channels.traffic_source_id = touches.traffic_source_id
  left join campaigns on campaigns.campaign_entity_id = coalesce(named.campaign_entity_id, usual.campaign_entity_id)
  join platforms on platforms.platform = coalesce(campaigns.platform, channels.platform)
  where touches.kind in (1, 2, 4)
    and coalesce(named.is_paid, usual.is_paid)
    and epoch_us(sold.occurred_at) - epoch_us(touches.occurred_at) <= platforms.window_us
  qualify row_number() over (partition by sold.order_key, platforms.platform
                             order by touches.occurred_at desc, touches.touchpoint_id desc) = 1
),
ranked as materialized (
  select *, row_number() over (partition by order_key order by occurred_at desc, touchpoint_id desc, platform) as place,
         string_agg(platform, ', ') over (partition by order_key order by platform
                                          rows between unbounded preceding and unbounded following) as reached_by
  from reached
),
-- without any touchpoint nothing can be matched, so nothing is called unmatched either
countable as (
  select exists (select 1 from touches where occurred_at < end_day::date::timestamptz
                 and occurred_at >= first_day::date::timestamptz - to_microseconds(lookback_us::bigint))
      or not exists (select 1 from platforms) as holds
),
matched as (
  select sold.*, ranked.platform, ranked.campaign, ranked.campaign_id, coalesce(ranked.place, 1) as place, ranked.reached_by
  from sold left join ranked on ranked.order_key = sold.order_key
)
select 'claimed' as bar, null::varchar as reason, platform, campaign, campaign_id, day,
       coalesce(conversions, 0)::decimal(18,6) as orders, coalesce(value, 0)::decimal(18,6) as revenue,
       null::bigint as order_key, null::varchar as "order", concat_ws(' › ', platform, campaign) as what,
       day::varchar as happened_at, load_id, file_no, line
from claims
union all
select 'view_through', null, platform, campaign, campaign_id, day, -coalesce(conversions, 0), -coalesce(value, 0),
       null, null, concat_ws(' › ', platform, campaign), day::varchar, load_id, file_no, line
from viewed
union all
select 'overlap', null, platform, campaign, campaign_id, day, -1, -coalesce(value, 0),
       order_key, name, reached_by, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), load_id, file_no, line
from matched where place > 1
union all
select 'excluded', excluded_reason, platform, campaign, campaign_id, day, -1, -coalesce(value, 0),
       order_key, name, reached_by, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), load_id, file_no, line
from matched where place = 1 and platform is not null and excluded_reason is not null
union all
select 'refunds', null, matched.platform, matched.campaign, matched.campaign_id, matched.day, 0, -refunds.goods_amount,
       matched.order_key, matched.name, matched.platform, strftime(refunds.booked_at, '%Y-%m-%dT%H:%M:%S%z'),
       refunds.load_id, refunds.file_no, refunds.line
from matched join order_refunds as refunds on refunds.order_key = matched.order_key
where matched.place = 1 and matched.excluded_reason is null and refunds.goods_amount <> 0
union all
select 'unmatched', null, null, null, null, day, 1, value,
       order_key, name, null, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), load_id, file_no, line
from matched cross join countable
where countable.holds and platform is null and excluded_reason is null
union all
select 'shop', null, platform, campaign, campaign_id, day, 1, net,
       order_key, name, reached_by, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S%z'), load_id, file_no, line
from matched where place = 1 and excluded_reason is null
