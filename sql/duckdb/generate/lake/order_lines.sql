-- Rows of the canonical table order_lines, in the order of their orders.
-- reads  sales, bought, products
-- $month_no  the month
select key63('order', order_no)                   as order_key,
       line_no::uinteger                          as line_no,
       to_timestamp(ended_s)                      as ordered_at,
       sku, title, vendor,
       quantity,
       price                                      as unit_price,
       0::decimal(18,6)                           as line_discount,
       is_gift_card,
       1::uinteger                                as load_id,
       2::usmallint                               as file_no,
       (first_line + line_no - 1)::uinteger       as line
from sales
join bought using (journey_no)
join products using (product_no)
where month_no = $month_no
order by order_no, line_no
