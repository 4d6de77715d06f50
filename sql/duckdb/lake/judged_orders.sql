-- Orders with their value in the workspace's currency, by the rate of the order's day, and whether they convert under the
-- revenue definition.
-- reads  orders, order_refunds, persons, exchange_rates, settings
-- grain  order_key
-- gross, net_sales, net, total, refunded   in the workspace's currency, null without a rate; stated_*  in the order's own
-- net              net_sales - refunds of goods, on the order's day
-- excluded_reason  the first that holds; null converts. foreign_currency: no rate is loaded, so no converted figure
create view judged_orders as
with returned as (
  select order_key, sum(amount) as refunded, sum(goods_amount) as goods_refunded, bool_or(is_undated) as undated,
         sum(stated_amount) as stated_refunded, sum(stated_goods_amount) as stated_goods_refunded,
         bool_or(amount is null or goods_amount is null) as is_unconverted
  from order_refunds group by order_key
),
valued as (
  select orders.*, settings.count_pending,
         in_home_currency(orders.gross_sales, orders.currency, settings.currency, rates.rate) as gross,
         in_home_currency(orders.net_sales, orders.currency, settings.currency, rates.rate)   as net_before_refunds,
         in_home_currency(orders.total, orders.currency, settings.currency, rates.rate)       as home_total,
         rates.rate as exchange_rate, rates.rate_date
  from orders
  cross join settings
  left join exchange_rates as rates on rates.currency = orders.currency and rates.day = orders.created_at::date
)
select orders.order_key, orders.order_id, orders.name, orders.shop_id, orders.source_name, orders.financial_status,
       coalesce(persons.person_key, orders.identity_id)        as person_key,
       orders.is_identified,
       orders.created_at                                       as occurred_at,
       orders.created_at::date                                 as day,
       orders.currency, orders.country_id,
       orders.gross,
       orders.net_before_refunds                               as net_sales,
       (orders.net_before_refunds - coalesce(returned.goods_refunded, 0))::decimal(18,6) as net,
       orders.home_total                                       as total,
       coalesce(returned.refunded, 0)::decimal(18,6)           as refunded,
       coalesce(returned.undated, false)                       as refund_undated,
       orders.gross_sales                                      as stated_gross,
       (orders.net_sales - coalesce(returned.stated_goods_refunded, 0))::decimal(18,6)   as stated_net,
       orders.total                                            as stated_total,
       coalesce(returned.stated_refunded, 0)::decimal(18,6)    as stated_refunded,
       coalesce(returned.stated_goods_refunded, 0)::decimal(18,6) as stated_goods_refunded,
       orders.exchange_rate, orders.rate_date,
       case
         when orders.is_test                                   then 'test'
         when orders.financial_status = 'voided'               then 'voided'
         when orders.cancelled_at is not null                  then 'cancelled'
         when orders.total = 0                                 then 'zero_value'
         when orders.is_gift_card_only                         then 'gift_card_only'
         when not orders.count_pending
          and orders.financial_status in ('pending', 'authorized', 'partially_paid') then 'pending'
         when orders.net_before_refunds is null or returned.is_unconverted             then 'foreign_currency'
       end                                                     as excluded_reason,
       orders.load_id, orders.file_no, orders.line
from valued as orders
left join returned on returned.order_key = orders.order_key
left join persons
  on  persons.identity_id = orders.identity_id
  and orders.created_at >= persons.from_at and orders.created_at < persons.until_at
