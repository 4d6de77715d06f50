-- A dimension table from several files of new rows: the same rows as one file.
-- $files, $path
copy (select * from read_parquet($files, union_by_name = true, hive_partitioning = false) order by all)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
