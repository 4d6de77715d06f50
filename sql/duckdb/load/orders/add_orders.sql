-- Adds a file's orders to those of the load.
-- reads  orders_typed
-- $file_no, $source_id, $shop_id, $extracted_at
insert into orders_staged
select $file_no::usmallint, line, $source_id, $shop_id, order_id,
       load_hash('order' || chr(31) || load_part($shop_id) || load_part(order_id)),
       load_hash('order_visit' || chr(31) || load_part($shop_id) || load_part(order_id)),
       name, created_at, processed_at, cancelled_at, updated_at, source_name, is_test, financial_status, currency, presentment_currency,
       customer_id, email, phone, (select client_id from order_attributes where order_attributes.line = orders_typed.line),
       discount_code, country,
       gross_sales, discounts, net_sales, shipping, taxes, duties, tips, total, taxes_included, is_gift_card_only,
       refunded, goods_refunded, $extracted_at::timestamptz
from orders_typed
