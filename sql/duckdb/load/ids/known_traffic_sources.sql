-- Traffic sources of the lake with their ids.
-- $files
create table known_traffic_sources as select * from read_parquet($files)
