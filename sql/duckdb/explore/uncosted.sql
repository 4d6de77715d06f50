-- What of the range has no known cost, and which SKUs to load costs for: those that most orders lack.
-- reads  order_margins
-- grain  one row
-- $first_day, $end_day   local order days, half-open
with margins as materialized (select * from order_margins($first_day, $end_day)),
lacking as (
  select sku, count(*) as orders from (select unnest(uncosted_skus) as sku from margins) group by sku order by orders desc, sku limit 5
)
select count(*)                                                              as orders,
       sum(units)::bigint                                                    as units,
       (sum(units) - sum(costed_units))::bigint                              as uncosted_units,
       count(*) filter (where cost_of_goods is null)                         as uncosted_orders,
       coalesce(sum(net) filter (where cost_of_goods is null), 0)::decimal(18,6) as uncosted_net,
       count(*) filter (where not has_settings)                              as orders_without_settings,
       (select string_agg(sku, ', ' order by orders desc, sku) from lacking)  as skus
from margins
