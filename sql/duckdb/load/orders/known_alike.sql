-- What is known of the orders of a file: from the lake and from files of this load before it.
-- reads  orders_typed, orders_staged
-- grain  one row per known order with the id, or the number and time, of an order of the file
-- $files, $refund_files  the lake's orders and refunds
-- $shop_id
create or replace table known_alike as
with known as (
  select orders.order_id, orders.name, orders.created_at, orders.updated_at, orders.cancelled_at, orders.financial_status, orders.extracted_at,
         coalesce(returned.amount, 0) as refunded
  from read_parquet($files) as orders
  left join (select order_key, sum(amount) as amount from read_parquet($refund_files) group by order_key) as returned
    on returned.order_key = orders.order_key
  where orders.shop_id = $shop_id
  union all
  select order_id, name, created_at, updated_at, cancelled_at, financial_status, extracted_at, refunded from orders_staged where shop_id = $shop_id
)
select orders_typed.line, known.*
from orders_typed join known on known.order_id = orders_typed.order_id
union
select orders_typed.line, known.*
from orders_typed join known on ltrim(known.name, '#') = ltrim(orders_typed.name, '#') and known.created_at = orders_typed.created_at
