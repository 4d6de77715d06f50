-- Rows of the canonical table refunds, in the order of their orders.
-- reads  given_back
-- $month_no  the month of the order
select key63('order', order_no)     as order_key,
       1::uinteger                  as refund_no,
       to_timestamp(ended_s)        as ordered_at,
       to_timestamp(refunded_s)     as refunded_at,
       amount,
       goods_amount,
       'USD'                        as currency,
       1::uinteger                  as load_id,
       2::usmallint                 as file_no,
       first_line                   as line
from given_back
where month_no = $month_no
order by order_no
