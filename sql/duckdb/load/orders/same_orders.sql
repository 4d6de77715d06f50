-- Orders that are known under another id are the same: with and without a column of ids, with and without a number sign.
-- reads  orders_typed, known_alike
update orders_typed set order_id = known.order_id
from (select line, min(order_id) as order_id from known_alike group by line
      having count(distinct order_id) = 1) as known
where known.line = orders_typed.line
