-- One month of orders: what stays of the lake's files and what this load brings, in order of time. Orders that this load states again are replaced.
-- $files  the month's files of the lake
-- $month  local month, '2026-10'
-- $path   where the new file is written
copy (
  select * from (
    select * from read_parquet($files, hive_partitioning = false) as old
    where old.order_key not in (select order_key from replaced_orders)
    union all by name
    select * from orders where created_at >= ($month || '-01')::timestamptz and created_at < ($month || '-01')::timestamptz + interval 1 month
  )
  order by created_at, order_key
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
