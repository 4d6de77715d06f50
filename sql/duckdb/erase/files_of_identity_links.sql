-- Files that hold links of the person.
-- reads  erased_identities
-- $files
select distinct filename as path
from read_parquet($files, filename = true, hive_partitioning = false)
where identity_a in (from erased_identities) or identity_b in (from erased_identities)
order by path
