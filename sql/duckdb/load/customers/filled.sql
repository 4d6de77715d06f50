-- Fills the canonical table of customers: each under its strongest identifier. Who is nobody by the vault's rules is left out.
-- reads  customers_staged, identities
-- $load_id
insert into customers by name
select staged.shop_id, coalesce(by_customer.identity_id, by_email.identity_id, by_phone.identity_id) as identity_id, staged.country,
       staged.accepts_email, staged.accepts_sms, staged.stated_orders, staged.stated_spent, staged.extracted_at,
       $load_id::uinteger as load_id, staged.file_no, staged.line
from customers_staged as staged
left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = staged.customer_id
left join identities as by_email on by_email.kind = 'email' and by_email.value = staged.email
left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = staged.phone
where coalesce(by_customer.identity_id, by_email.identity_id, by_phone.identity_id) is not null
qualify row_number() over (partition by staged.file_no, staged.shop_id, coalesce(by_customer.identity_id, by_email.identity_id, by_phone.identity_id) order by staged.line desc) = 1
