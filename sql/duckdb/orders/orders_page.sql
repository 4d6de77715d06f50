-- Orders newest first, whether or not they convert.
-- reads  judged_orders, conversions, journey_touches
-- grain  order_key
-- $from, $until    local days, half-open; null for no bound;  $search  part of the name or the shop's id, any case
-- $converting      null, or whether the order must convert;  $order_key  null, or the one order
-- $skip, $take     page
with page as (
  select *
  from judged_orders
  where ($from is null or occurred_at >= $from::date::timestamptz)
    and ($until is null or occurred_at < $until::date::timestamptz)
    and ($search = '' or contains(lower(name), lower($search)) or contains(order_id, $search))
    and ($converting is null or (excluded_reason is null) = $converting::boolean)
    and ($order_key is null or order_key = $order_key::bigint)
  order by occurred_at desc, order_key
  limit $take::bigint offset $skip::bigint
),
touched as (
  select journey.order_key, count(*) as touchpoints
  from journey_touches as journey
  where journey.ordered_at >= (select min(occurred_at) from page) and journey.ordered_at <= (select max(occurred_at) from page)
    and journey.order_key in (select order_key from page)
  group by journey.order_key
)
select page.order_key::varchar as order_key, page.name as "order", page.occurred_at as ordered_at,
       page.financial_status as status, page.excluded_reason,
       coalesce(conversions.customer, case when page.is_identified then null else 'unidentified' end) as customer,
       page.currency, page.stated_gross as gross, page.stated_net as net, page.stated_total as total, page.stated_refunded as refunded,
       page.net as value, page.exchange_rate as rate, page.rate_date,
       coalesce(touched.touchpoints, 0) as touchpoints,
       page.load_id, page.file_no, page.line
from page
left join conversions on conversions.order_key = page.order_key
left join touched on touched.order_key = page.order_key
order by page.occurred_at desc, page.order_key
