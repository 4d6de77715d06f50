-- Currencies of a shop's orders: those of the lake and of files of this load before this one.
-- reads  orders_staged
-- grain  one row
-- $files    the lake's orders
-- $shop_id
select coalesce(list(distinct currency order by currency), []) as currencies
from (select shop_id, currency from read_parquet($files) union all select shop_id, currency from orders_staged)
where shop_id = $shop_id
