-- Whose each touch is: its strongest identifier, else that of the order that told of it. own_no numbers the touches that
-- nothing identifies and that have no identity of their own yet.
-- A touch that names an erased person is nobody's, whatever else it names.
-- reads  touches_won, identities, order_identities, erased
-- grain  touch_id
create table touch_identities as
with gone as (
  select touch_id from touches_won join erased on erased.kind = 'customer_id' and erased.value = touches_won.customer_id
  union select touch_id from touches_won join erased on erased.kind = 'email' and erased.value = touches_won.email
  union select touch_id from touches_won join erased on erased.kind = 'phone' and erased.value = touches_won.phone
),
named as (
  select touch_id, order_key, occurred_at,
         case when not is_gone then customer_id end as customer_id, case when not is_gone then email end as email,
         case when not is_gone then phone end as phone, case when not is_gone then client_id end as client_id
  from (select *, touch_id in (from gone) as is_gone from touches_won)
)
select won.touch_id, by_customer.identity_id as customer_identity, by_email.identity_id as email_identity, by_phone.identity_id as phone_identity, by_client.identity_id as client_identity,
       won.order_key,
       coalesce(customer_identity, email_identity, phone_identity, client_identity) as identified,
       coalesce(identified, case when won.order_key is null then known.identity_id end) as given,
       case when given is null and won.order_key is null
            then row_number() over (partition by given is null and won.order_key is null order by won.occurred_at, won.touch_id) end as own_no
from named as won
left join known_touches as known on known.touchpoint_id = won.touch_id
left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = won.customer_id
left join identities as by_email on by_email.kind = 'email' and by_email.value = won.email
left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = won.phone
left join identities as by_client on by_client.kind = 'client_id' and by_client.value = won.client_id
