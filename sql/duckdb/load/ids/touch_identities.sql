-- Whose each touch is: its strongest identifier, else that of the order that told of it. own_no numbers the touches that
-- nothing identifies and that have no identity of their own yet.
-- reads  touches_won, identities, order_identities
-- grain  touch_id
create table touch_identities as
select won.touch_id, by_customer.identity_id as customer_identity, by_email.identity_id as email_identity, by_phone.identity_id as phone_identity, by_client.identity_id as client_identity,
       won.order_key,
       coalesce(customer_identity, email_identity, phone_identity, client_identity) as identified,
       coalesce(identified, case when won.order_key is null then known.identity_id end) as given,
       case when given is null and won.order_key is null
            then row_number() over (partition by given is null and won.order_key is null order by won.occurred_at, won.touch_id) end as own_no
from touches_won as won
left join known_touches as known on known.touchpoint_id = won.touch_id
left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = won.customer_id
left join identities as by_email on by_email.kind = 'email' and by_email.value = won.email
left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = won.phone
left join identities as by_client on by_client.kind = 'client_id' and by_client.value = won.client_id
