-- A number of its own, from 0, for each order and each touchpoint that no order tells of: nothing connects them any longer.
-- reads  erased_orders, erased_touches
create table own_numbers as
select kind, key, row_number() over (order by kind, key) - 1 as own_no
from (
  select distinct 'order' as kind, order_key as key from erased_orders
  union
  select distinct 'touch', touchpoint_id from erased_touches
  where touchpoint_id not in (select touchpoint_id from erased_touches where order_key is not null)
)
