-- A Parquet file without rows, so that a table without files can be read like any other.
-- $table, $path
copy (select * from query_table($table) limit 0) to $path (format parquet)
