-- Two identifiers seen together on one row. Which identities are one person follows from these (persons).
-- grain  (identity_a, identity_b, kind, load_id, file_no, line)
-- kind  customer_email, customer_phone, email_phone, strong (not told which) merge for ever, as far as the rules let them;
--       client ties browser identity_b to buyer identity_a at seen_at
create table identity_links (
  identity_a uinteger    not null,
  identity_b uinteger    not null,
  kind       varchar     not null,   -- customer_email | customer_phone | email_phone | strong | client
  seen_at    timestamptz not null,
  load_id    uinteger    not null,
  file_no    usmallint   not null,
  line       uinteger    not null
)
