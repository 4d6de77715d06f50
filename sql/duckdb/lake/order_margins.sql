-- What a converting order leaves after its goods and its own costs, on the order's day and in the workspace's currency.
-- An order of which any unit has no known cost has no margin: unknown is not 0.
-- reads  conversions, order_lines, unit_costs, exchange_rates, cost_settings, settings
-- grain  order_key, of orders with first_day <= day < end_day
-- units, costed_units   sold, gift cards apart;  costed_units have a cost that holds on the order's day and converts
-- cost_of_goods         of the units kept: none when all goods were refunded, else all, because no file says which came back
-- gross_margin          net - cost_of_goods
-- contribution_margin   gross_margin - payment fee (share of total, and fixed) - shipping - other (share of net); null where
--                       no cost setting holds on the day
create macro order_margins(first_day, end_day) as table
with bought as (
  select lines.order_key, lines.sku, lines.quantity,
         in_home_currency((lines.quantity * unit_costs.unit_cost)::decimal(18,6), unit_costs.currency, settings.currency, rates.rate) as cost
  from order_lines as lines
  cross join settings
  left join unit_costs
    on  unit_costs.sku = lines.sku
    and lines.ordered_at::date >= unit_costs.valid_from and lines.ordered_at::date < unit_costs.valid_until
  left join exchange_rates as rates on rates.currency = unit_costs.currency and rates.day = lines.ordered_at::date
  where not lines.is_gift_card
    and lines.ordered_at >= first_day::date::timestamptz and lines.ordered_at < end_day::date::timestamptz
),
costed as (
  select order_key, sum(quantity) as units, coalesce(sum(quantity) filter (where cost is not null), 0) as costed_units,
         case when bool_and(cost is not null) then sum(cost) end as cost,
         list(distinct coalesce(sku, '(no SKU)')) filter (where cost is null) as uncosted_skus
  from bought group by order_key
),
valued as (
  select conversions.order_key, conversions.day, conversions.country_id, conversions.net, conversions.total,
         coalesce(costed.units, 0) as units, coalesce(costed.costed_units, 0) as costed_units, costed.uncosted_skus,
         case when conversions.net_sales > 0 and conversions.net <= 0 then 0 * costed.cost else costed.cost end as cost_of_goods
  from conversions
  left join costed on costed.order_key = conversions.order_key
  where conversions.occurred_at >= first_day::date::timestamptz and conversions.occurred_at < end_day::date::timestamptz
)
select valued.order_key, valued.day, valued.country_id, valued.net, units, costed_units, uncosted_skus,
       cost_of_goods::decimal(18,6)               as cost_of_goods,
       (valued.net - cost_of_goods)::decimal(18,6) as gross_margin,
       (valued.net - cost_of_goods
         - (fees.payment_share * valued.total)::decimal(18,6) - fees.payment_fixed - fees.shipping_per_order
         - (fees.other_share * valued.net)::decimal(18,6))::decimal(18,6) as contribution_margin,
       fees.valid_from is not null                as has_settings
from valued
left join cost_settings as fees on valued.day >= fees.valid_from and valued.day < fees.valid_until
