-- Fills identity_links with all identifiers that were seen together in any snapshot.
-- $files
insert into identity_links by name
select identity_a, identity_b, kind, seen_at, load_id, file_no, line
from read_parquet($files, union_by_name = true, hive_partitioning = false)
