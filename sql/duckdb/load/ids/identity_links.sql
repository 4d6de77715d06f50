-- Identifiers seen together on one row: each further strong one with the strongest, the browser with the strongest.
-- reads  orders, order_identities, touchpoints, touch_identities
-- grain  one row per pair and row of a file
insert into identity_links by name
with rows as (
  select coalesce(whose.customer_identity, whose.email_identity, whose.phone_identity) as strongest, whose.email_identity as email, whose.phone_identity as phone, whose.client_identity as client,
         orders.created_at as seen_at, orders.load_id, orders.file_no, orders.line
  from orders join order_identities as whose on whose.order_key = orders.order_key
  union all
  select coalesce(whose.customer_identity, whose.email_identity, whose.phone_identity), whose.email_identity as email, whose.phone_identity as phone, whose.client_identity as client,
         touchpoints.occurred_at, touchpoints.load_id, touchpoints.file_no, touchpoints.line
  from touchpoints join touch_identities as whose on whose.touch_id = touchpoints.touchpoint_id and whose.order_key is null
),
pairs as (
  select strongest as identity_a, email as identity_b, 'customer_email' as kind, seen_at, load_id, file_no, line from rows
  union all select strongest, phone, case when strongest = email then 'email_phone' else 'customer_phone' end, seen_at, load_id, file_no, line from rows
  union all select strongest, client, 'client', seen_at, load_id, file_no, line from rows
)
select * from pairs where identity_a is not null and identity_b is not null and identity_a <> identity_b
