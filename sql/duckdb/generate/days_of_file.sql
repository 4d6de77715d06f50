-- First and last local day of a Parquet file's rows, both inclusive.
-- slot moment  the column that dates a row
-- $path       the file
select min({{moment}})::date::varchar as min_day, max({{moment}})::date::varchar as max_day from read_parquet($path)
