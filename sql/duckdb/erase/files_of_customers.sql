-- Files that hold the person as a customer.
-- reads  erased_identities
-- $files
select distinct filename as path from read_parquet($files, filename = true, hive_partitioning = false)
where identity_id in (from erased_identities)
order by path
