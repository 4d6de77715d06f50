-- Whom each order is of: its strongest identifier. own_no numbers the orders that nothing identifies and that have no
-- identity of their own yet. An order that names an erased person is nobody's, whatever else it names.
-- reads  orders_won, identities, erased
-- grain  order_key
create table order_identities as
with gone as (
  select order_key from orders_won join erased on erased.kind = 'customer_id' and erased.value = orders_won.customer_id
  union select order_key from orders_won join erased on erased.kind = 'email' and erased.value = orders_won.email
  union select order_key from orders_won join erased on erased.kind = 'phone' and erased.value = orders_won.phone
),
named as (
  select order_key, created_at, known_identity_id,
         case when not is_gone then customer_id end as customer_id, case when not is_gone then email end as email,
         case when not is_gone then phone end as phone, case when not is_gone then client_id end as client_id
  from (select *, order_key in (from gone) as is_gone from orders_won)
)
select won.order_key, by_customer.identity_id as customer_identity, by_email.identity_id as email_identity, by_phone.identity_id as phone_identity, by_client.identity_id as client_identity,
       coalesce(customer_identity, email_identity, phone_identity, client_identity)                                         as identified,
       coalesce(identified, won.known_identity_id)                                      as given,
       case when given is null then row_number() over (partition by given is null order by won.created_at, won.order_key) end as own_no
from named as won
left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = won.customer_id
left join identities as by_email on by_email.kind = 'email' and by_email.value = won.email
left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = won.phone
left join identities as by_client on by_client.kind = 'client_id' and by_client.value = won.client_id
