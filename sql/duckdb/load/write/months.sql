-- Months of each table that this load touches: those of its rows and those of the rows that it replaces.
-- reads  the canonical tables, known_orders, known_touches, spend_keyed
-- grain  (table_name, month)
select distinct table_name, month
from (
  select 'ad_performance_daily' as table_name, strftime(report_date, '%Y-%m') as month from ad_performance_daily
  union select 'ad_conversions_daily', strftime(report_date, '%Y-%m') from ad_conversions_daily
  union select 'ad_conversions_daily', strftime(day, '%Y-%m') from spend_keyed where rank = 1 and newer_at is null and has_claims and known_at is not null
  union select 'orders', strftime(created_at, '%Y-%m') from orders
  union select unnest(['orders', 'order_lines', 'refunds']), strftime(created_at, '%Y-%m') from known_orders where order_key in (select order_key from orders)
  union select 'order_lines', strftime(ordered_at, '%Y-%m') from order_lines
  union select 'refunds', strftime(ordered_at, '%Y-%m') from refunds
  union select 'touchpoints', strftime(occurred_at, '%Y-%m') from touchpoints
  union select unnest(['touchpoints', 'identity_links']), strftime(occurred_at, '%Y-%m') from known_touches
        where touchpoint_id in (select touchpoint_id from touchpoints union select touch_id from orders_won)
  union select 'identity_links', strftime(created_at, '%Y-%m') from known_orders where order_key in (select order_key from orders)
  union select 'identity_links', strftime(seen_at, '%Y-%m') from identity_links
)
order by table_name, month
