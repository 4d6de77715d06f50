-- One month of touchpoints from several files, in order of time: the same rows.
-- $files  files of that month
-- $path   where the merged file is written
copy (
  select * from read_parquet($files, union_by_name = true, hive_partitioning = false)
  order by occurred_at, touchpoint_id
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
