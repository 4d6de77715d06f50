-- Who the order's buyer is, or whom an identity is last; the identity that the person is asked by.
-- reads  judged_orders, orders, persons
-- $order_key, $identity  one of them; the other null
select person_key::bigint as person_key, identity_id::bigint as identity_id
from (
  select judged.person_key, orders.identity_id
  from judged_orders as judged join orders on orders.order_key = judged.order_key
  where judged.order_key = $order_key::bigint
  union all
  select coalesce((select person_key from persons where identity_id = $identity::uinteger order by until_at desc limit 1), $identity::uinteger), $identity::uinteger
  where $identity is not null
)
