-- Names of the lake with their ids.
-- $files
create table known_names as select * from read_parquet($files)
