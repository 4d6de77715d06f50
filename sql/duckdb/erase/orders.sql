-- The person's orders, as each statement of any snapshot has them.
-- reads  erased_ranges
-- $files
create table erased_orders as
select distinct orders.order_key, orders.load_id, orders.file_no, orders.line
from read_parquet($files, hive_partitioning = false) as orders
join erased_ranges as who
  on who.identity_id = orders.identity_id and orders.created_at >= who.from_at and orders.created_at < who.until_at
