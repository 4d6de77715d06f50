-- What was bought. Replaced together with its order.
-- grain  (order_key, line_no)
create table order_lines (
  order_key     bigint      not null,
  line_no       uinteger    not null,
  ordered_at    timestamptz not null,   -- the order's created_at: lines live in its month
  sku           varchar,
  title         varchar     not null,
  vendor        varchar,
  quantity      integer     not null,
  unit_price    decimal(18,6) not null,
  line_discount decimal(18,6) not null,
  is_gift_card  boolean     not null,
  load_id       uinteger    not null,
  file_no       usmallint   not null,
  line          uinteger    not null
)
