-- What an order file says about the shop it comes from, before its source is known.
-- reads  order_rows_read
-- grain  one row. accounts: shops of the lake that know orders of this file
-- $files  the lake's orders
select mode(upper(currency)) as currency, count(*) as rows,
       (select coalesce(list(distinct shop_id order by shop_id), []) from read_parquet($files)
        where order_id in (select coalesce(order_id, name) from order_rows_read))                as accounts
from order_rows_read where not is_blank
