-- A Parquet file as JSON lines: row n is line n.
-- $files  the one file
-- $path   the file that is written
copy (select columns(*)::varchar from read_parquet($files))
to $path (format json)
