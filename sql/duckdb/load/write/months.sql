-- Months of each table that this load touches: those of its rows and those of the rows that it replaces.
-- reads  the canonical tables, replaced_orders, replaced_touches, restated_links, spend_keyed
-- grain  (table_name, month). Days first: writing a month's name is dear
select distinct table_name, strftime(day, '%Y-%m') as month
from (
  select 'ad_performance_daily' as table_name, report_date as day from ad_performance_daily
  union select 'ad_conversions_daily', report_date from ad_conversions_daily
  union select 'ad_conversions_daily', day from spend_keyed where rank = 1 and newer_at is null and has_claims and known_at is not null
  union select 'orders', created_at::date from orders
  union select unnest(['orders', 'order_lines', 'refunds', 'identity_links']), created_at::date from replaced_orders
  union select 'order_lines', ordered_at::date from order_lines
  union select 'refunds', ordered_at::date from refunds
  union select 'touchpoints', occurred_at::date from touchpoints
  union select unnest(['touchpoints', 'identity_links']), occurred_at::date from replaced_touches
  union select 'identity_links', seen_at::date from identity_links
  union select 'identity_links', seen_at::date from restated_links
)
order by table_name, month
