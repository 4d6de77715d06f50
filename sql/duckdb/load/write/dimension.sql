-- New rows of a dimension table as one file.
-- $table, $path
copy (select * from query_table($table) order by all)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
