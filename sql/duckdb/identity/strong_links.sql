-- Pairs of identities that are the same person for ever, as far as the rules let their identifiers join.
-- reads  identity_links
-- $email, $phone  whether an address, a number, joins accounts
-- $junk           identities that join nobody
select distinct identity_a, identity_b
from identity_links
where kind <> 'client'
  and ($email or kind not in ('customer_email', 'email_phone'))
  and ($phone or kind not in ('customer_phone', 'email_phone'))
  and not list_contains($junk::uinteger[], identity_a) and not list_contains($junk::uinteger[], identity_b)
