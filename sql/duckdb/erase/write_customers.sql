-- A file of customers without the person.
-- reads  erased_identities
-- $files, $first_identity (not used)
-- $path
copy (
  select * exclude (file_row_number) from read_parquet($files, file_row_number = true, hive_partitioning = false)
  where $first_identity is not null and identity_id not in (from erased_identities)
  order by file_row_number
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
