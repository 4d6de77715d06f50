-- Accepted customers of all files of this load.
-- grain  one row per customer of a file
create table customers_staged (
  file_no usmallint, line uinteger, shop_id varchar, customer_id varchar, email varchar, phone varchar, country varchar,
  accepts_email boolean, accepts_sms boolean, stated_orders bigint, stated_spent decimal(18,6), extracted_at timestamptz
)
