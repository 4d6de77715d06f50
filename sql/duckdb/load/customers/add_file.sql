-- Adds a file's customers to those of the load. One without id, e-mail and phone is nobody's.
-- reads  customer_rows_read, number_form
-- $file_no, $shop_id, $extracted_at
insert into customers_staged
select $file_no::usmallint, line, $shop_id, customer_id, email, phone, country,
       list_contains(['yes', 'true', '1', 'subscribed'], accepts_email), list_contains(['yes', 'true', '1', 'subscribed'], accepts_sms),
       load_count(load_money_digits(stated_orders), form.mark), load_number(load_money_digits(stated_spent), form.mark), $extracted_at::timestamptz
from customer_rows_read cross join number_form as form
where coalesce(customer_id, email, phone) is not null
