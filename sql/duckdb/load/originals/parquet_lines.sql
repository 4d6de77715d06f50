-- A Parquet file as CSV: the header is line 1, row n is line n + 1.
-- $files  the one file
-- $path   the file that is written
copy (select columns(*)::varchar from read_parquet($files))
to $path (format csv, header true)
