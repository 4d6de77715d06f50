-- Identifiers that a customer export shows together: each further one with the strongest. They stay when a later export states
-- another e-mail: both were the customer's.
-- reads  customers_staged, identities
-- grain  one row per pair and row of a file
-- $load_id
insert into identity_links by name
with rows as (
  select coalesce(by_customer.identity_id, by_email.identity_id, by_phone.identity_id) as strongest,
         unnest([by_email.identity_id, by_phone.identity_id]) as other,
         unnest(['customer_email', case when by_customer.identity_id is null then 'email_phone' else 'customer_phone' end]) as kind,
         staged.extracted_at, staged.file_no, staged.line
  from customers_staged as staged
  left join identities as by_customer on by_customer.kind = 'customer_id' and by_customer.value = staged.customer_id
  left join identities as by_email on by_email.kind = 'email' and by_email.value = staged.email
  left join identities as by_phone on by_phone.kind = 'phone' and by_phone.value = staged.phone
)
select strongest as identity_a, other as identity_b, kind, extracted_at as seen_at, $load_id::uinteger as load_id, file_no, line
from rows where other is not null and other <> strongest
