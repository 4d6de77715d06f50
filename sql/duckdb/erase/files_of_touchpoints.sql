-- Files that hold touchpoints of the person.
-- reads  erased_ranges
-- $files
select distinct touches.filename as path
from read_parquet($files, filename = true, hive_partitioning = false) as touches
join erased_ranges as who
  on who.identity_id = touches.identity_id and touches.occurred_at >= who.from_at and touches.occurred_at < who.until_at
order by path
