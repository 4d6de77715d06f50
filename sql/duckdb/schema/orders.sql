-- One order as the shop last stated it.
-- grain  order_key, a 63-bit hash of (shop_id, order_id)
-- gross_sales = price x quantity; net_sales = gross_sales - discounts, before returns; both without tax
-- excluded_facts needed by the revenue definition: is_test, financial_status, cancelled_at, total, is_gift_card_only
create table orders (
  order_key            bigint      not null,
  shop_id              varchar     not null,
  order_id             varchar     not null,
  name                 varchar     not null,
  created_at           timestamptz not null,   -- decides the order's local day and its journey
  processed_at         timestamptz,
  updated_at           timestamptz,            -- the latest instant that the order states
  cancelled_at         timestamptz,
  source_name          varchar,                -- web | pos | shopify_draft_order | an app's number
  is_test              boolean     not null,
  financial_status     varchar,
  identity_id          uinteger    not null,
  is_identified        boolean     not null,   -- false: nothing identifies the buyer; identity_id is the order's own
  currency             varchar     not null,
  presentment_currency varchar,
  gross_sales          decimal(18,6) not null,
  discounts            decimal(18,6) not null,
  net_sales            decimal(18,6) not null,
  shipping             decimal(18,6) not null,
  taxes                decimal(18,6) not null,
  duties               decimal(18,6) not null,
  tips                 decimal(18,6) not null,
  total                decimal(18,6) not null, -- what the customer paid, not lowered by a refund
  taxes_included       boolean     not null,
  is_gift_card_only    boolean     not null,
  discount_codes       varchar,
  country_id           uinteger,
  extracted_at         timestamptz not null,
  load_id              uinteger    not null,
  file_no              usmallint   not null,
  line                 uinteger    not null
)
