-- Orders whose statement in this load is the newest: later extracts win, on a tie the later file and load.
-- reads  orders_staged, known_orders
-- grain  order_key
create table orders_won as
select staged.*, known.identity_id as known_identity_id
from (select * from orders_staged
      qualify row_number() over (partition by order_key order by extracted_at desc, file_no desc, line) = 1) as staged
left join known_orders as known on known.order_key = staged.order_key and not known.is_identified
where not exists (from known_orders as newer where newer.order_key = staged.order_key and newer.extracted_at > staged.extracted_at)
