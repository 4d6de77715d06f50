-- Files that hold orders of the person.
-- reads  erased_ranges
-- $files
select distinct orders.filename as path
from read_parquet($files, filename = true, hive_partitioning = false) as orders
join erased_ranges as who
  on who.identity_id = orders.identity_id and orders.created_at >= who.from_at and orders.created_at < who.until_at
order by path
