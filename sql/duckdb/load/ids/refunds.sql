-- Fills the canonical table of refunds. An order export states one sum without a date.
-- reads  orders_won
-- $load_id
insert into refunds by name
select order_key, 1::uinteger as refund_no, created_at as ordered_at, null::timestamptz as refunded_at, refunded as amount,
       goods_refunded as goods_amount, currency, $load_id::uinteger as load_id, file_no, line
from orders_won where refunded > 0
