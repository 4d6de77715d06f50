-- The person's touchpoints, as each statement of any snapshot has them; a visit that an order tells of with that order.
-- reads  erased_ranges, erased_orders
-- $files
create table erased_touches as
select distinct touches.touchpoint_id, orders.order_key, touches.load_id, touches.file_no, touches.line
from read_parquet($files, hive_partitioning = false) as touches
join erased_ranges as who
  on who.identity_id = touches.identity_id and touches.occurred_at >= who.from_at and touches.occurred_at < who.until_at
left join erased_orders as orders
  on touches.kind = 4 and orders.load_id = touches.load_id and orders.file_no = touches.file_no and orders.line = touches.line
