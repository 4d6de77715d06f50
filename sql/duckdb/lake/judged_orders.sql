-- Orders with their value and whether they convert under the revenue definition.
-- reads  orders, refunds, persons, settings
-- grain  order_key
-- excluded_reason  the first that holds; null converts. foreign_currency: no rate is loaded, so no converted figure
create view judged_orders as
with returned as (
  select order_key, sum(amount) as refunded, sum(goods_amount) as goods_refunded, bool_or(refunded_at is null) as undated
  from refunds group by order_key
)
select orders.order_key, orders.order_id, orders.name, orders.shop_id, orders.source_name, orders.financial_status,
       coalesce(persons.person_key, orders.identity_id)        as person_key,
       orders.is_identified,
       orders.created_at                                       as occurred_at,
       orders.created_at::date                                 as day,
       orders.currency, orders.country_id,
       orders.gross_sales                                      as gross,
       (orders.net_sales - coalesce(returned.goods_refunded, 0))::decimal(18,6) as net,
       orders.total,
       coalesce(returned.refunded, 0)::decimal(18,6)           as refunded,
       coalesce(returned.undated, false)                       as refund_undated,
       case
         when orders.is_test                                   then 'test'
         when orders.financial_status = 'voided'               then 'voided'
         when orders.cancelled_at is not null                  then 'cancelled'
         when orders.total = 0                                 then 'zero_value'
         when orders.is_gift_card_only                         then 'gift_card_only'
         when not settings.count_pending
          and orders.financial_status in ('pending', 'authorized', 'partially_paid') then 'pending'
         when orders.currency <> settings.currency             then 'foreign_currency'
       end                                                     as excluded_reason,
       orders.load_id, orders.file_no, orders.line
from orders
cross join settings
left join returned on returned.order_key = orders.order_key
left join persons
  on  persons.identity_id = orders.identity_id
  and orders.created_at >= persons.from_at and orders.created_at < persons.until_at
