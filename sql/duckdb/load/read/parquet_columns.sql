-- Columns of a Parquet file, in order.
-- $files
select name from parquet_schema($files) where num_children is null or num_children = 0 order by column_id
