-- A variant of a product as the shop last stated it.
-- grain  (shop_id, handle, variant_no)
-- variant_no  place of the variant among those of its product in the file, from 1
create table products (
  shop_id      varchar     not null,
  handle       varchar     not null,
  variant_no   uinteger    not null,
  title        varchar     not null,
  variant      varchar,                 -- option values, 'Red / M'
  sku          varchar,
  vendor       varchar,
  product_type varchar,
  status       varchar,
  price        decimal(18,6),
  image_url    varchar,
  extracted_at timestamptz not null,
  load_id      uinteger    not null,
  file_no      usmallint   not null,
  line         uinteger    not null
)
