-- Touches whose statement in this load is the newest. A visit told by an order stands or falls with its order.
-- reads  touches_staged, orders_won, known_touches
-- grain  touch_id. Two touches with one id are told apart by a counter in its hash
create table touches_won as
with last as (
  select staged.* from touches_staged as staged
  left join orders_won on orders_won.order_key = staged.order_key and orders_won.file_no = staged.file_no
  where staged.order_key is null or orders_won.order_key is not null
  qualify row_number() over (partition by staged.touch_key order by staged.file_no desc, staged.line desc) = 1
),
counted as (select *, row_number() over (partition by touch_id order by touch_key) as twin from last)
select counted.* replace (case when twin = 1 then counted.touch_id else load_hash(touch_key || chr(31) || twin) end as touch_id),
       known.identity_id as known_identity_id
from counted left join known_touches as known on known.touchpoint_id = counted.touch_id
