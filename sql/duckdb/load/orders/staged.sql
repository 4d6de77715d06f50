-- Accepted orders of all files of this load.
-- grain  one row per order of a file
create table orders_staged (
  file_no usmallint, line uinteger, source_id varchar, shop_id varchar, order_id varchar, order_key bigint, touch_id bigint,
  name varchar, created_at timestamptz, processed_at timestamptz, cancelled_at timestamptz, updated_at timestamptz, source_name varchar,
  is_test boolean, financial_status varchar, currency varchar, presentment_currency varchar, customer_id varchar, email varchar, phone varchar,
  client_id varchar, discount_codes varchar, country varchar,
  gross_sales decimal(18,6), discounts decimal(18,6), net_sales decimal(18,6), shipping decimal(18,6), taxes decimal(18,6),
  duties decimal(18,6), tips decimal(18,6), total decimal(18,6), taxes_included boolean, is_gift_card_only boolean,
  refunded decimal(18,6), goods_refunded decimal(18,6), extracted_at timestamptz
)
