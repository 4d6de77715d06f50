-- Whom each order is of: its strongest identifier. own_no numbers the orders that nothing identifies and that have no
-- identity of their own yet.
-- reads  orders_won, identities
-- grain  order_key
create table order_identities as
select won.order_key, by_customer.identity_id as customer_identity, by_email.identity_id as email_identity, by_phone.identity_id as phone_identity, by_client.identity_id as client_identity,
       coalesce(customer_identity, email_identity, phone_identity, client_identity)                                         as identified,
       coalesce(identified, won.known_identity_id)                                      as given,
       case when given is null then row_number() over (partition by given is null order by won.created_at, won.order_key) end as own_no
from orders_won as won
left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = won.customer_id
left join identities as by_email on by_email.kind = 'email' and by_email.value = won.email
left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = won.phone
left join identities as by_client on by_client.kind = 'client_id' and by_client.value = won.client_id
