-- Fills the canonical table of line items.
-- reads  order_lines_staged, orders_won
-- $load_id
insert into order_lines by name
select lines.order_key, lines.line_no, won.created_at as ordered_at, lines.sku, lines.title, lines.vendor, lines.quantity, lines.unit_price,
       lines.line_discount, lines.is_gift_card, $load_id::uinteger as load_id, lines.file_no, lines.line
from order_lines_staged as lines
join orders_won as won on won.order_key = lines.order_key and won.file_no = lines.file_no
