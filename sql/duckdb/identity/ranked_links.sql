-- The same pairs, the surest first: a customer id says more than an address, an address more than a number; then the pair
-- that was seen first. Which links hold when two identities are kept apart follows from this order.
-- reads  identity_links
-- $email, $phone, $junk  as in strong_links
select identity_a, identity_b
from identity_links
where kind <> 'client'
  and ($email or kind not in ('customer_email', 'email_phone'))
  and ($phone or kind not in ('customer_phone', 'email_phone'))
  and not list_contains($junk::uinteger[], identity_a) and not list_contains($junk::uinteger[], identity_b)
group by identity_a, identity_b
order by min(case kind when 'customer_email' then 2 when 'customer_phone' then 3 when 'email_phone' then 4 else 1 end),
         min((seen_at, load_id, file_no, line)), identity_a, identity_b
