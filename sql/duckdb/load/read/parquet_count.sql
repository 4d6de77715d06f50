-- Rows of a Parquet file.
-- $files
select count(*) as count from read_parquet($files)
