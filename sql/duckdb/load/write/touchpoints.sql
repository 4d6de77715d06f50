-- One month of touchpoints: what stays of the lake's files and what this load brings, in order of time. Touches that this load states again, and the visits of its orders, are replaced.
-- $files  the month's files of the lake
-- $month  local month, '2026-10'
-- $path   where the new file is written
copy (
  select * from (
    select * from read_parquet($files, hive_partitioning = false) as old
    where old.touchpoint_id not in (select touchpoint_id from replaced_touches)
    union all by name
    select * from touchpoints where occurred_at >= ($month || '-01')::timestamptz and occurred_at < ($month || '-01')::timestamptz + interval 1 month
  )
  order by occurred_at, touchpoint_id
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
