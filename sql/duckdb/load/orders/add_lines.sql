-- Adds the line items of a file's orders to those of the load. Prices are without tax, as the order's.
-- reads  orders_typed, order_line_values
-- $file_no, $shop_id
insert into order_lines_staged
select $file_no::usmallint, items.line,
       load_hash('order' || chr(31) || load_part($shop_id) || load_part(orders_typed.order_id)), items.line_no,
       items.sku, items.title, items.vendor, items.quantity,
       (items.price::double * orders_typed.factor)::decimal(18,6), (items.discount::double * orders_typed.factor)::decimal(18,6), items.is_gift_card
from order_line_values as items
join orders_typed on orders_typed.line = items.head_line
