-- A customer of a shop as the shop last stated it; the names and addresses stay outside the lake.
-- grain  (shop_id, identity_id)
-- accepts_email, accepts_sms  consent to marketing; null when the file does not say
create table customers (
  shop_id       varchar     not null,
  identity_id   uinteger    not null,
  country       varchar,
  accepts_email boolean,
  accepts_sms   boolean,
  stated_orders bigint,                 -- as the shop counts them, for checks only
  stated_spent  decimal(18,6),
  extracted_at  timestamptz not null,
  load_id       uinteger    not null,
  file_no       usmallint   not null,
  line          uinteger    not null
)
