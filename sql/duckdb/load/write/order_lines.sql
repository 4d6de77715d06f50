-- One month of order_lines: what stays of the lake's files and what this load brings, in order of time. Line items are replaced together with their order.
-- $files  the month's files of the lake
-- $month  local month, '2026-10'
-- $path   where the new file is written
copy (
  select * from (
    select * from read_parquet($files, hive_partitioning = false) as old
    where old.order_key not in (select order_key from replaced_orders)
    union all by name
    select * from order_lines where ordered_at >= ($month || '-01')::timestamptz and ordered_at < ($month || '-01')::timestamptz + interval 1 month
  )
  order by ordered_at, order_key, line_no
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
