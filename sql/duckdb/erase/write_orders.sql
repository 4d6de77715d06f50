-- A file of orders without the person: the same orders in the same places, nobody's.
-- reads  erased_ranges, own_numbers
-- $files           the one file
-- $first_identity  of the identities of their own
-- $path            where the new file is written
copy (
  select orders.* exclude (file_row_number) replace (
           case when who.identity_id is null then orders.identity_id else ($first_identity::bigint + own.own_no)::uinteger end as identity_id,
           orders.is_identified and who.identity_id is null as is_identified)
  from read_parquet($files, file_row_number = true, hive_partitioning = false) as orders
  left join erased_ranges as who
    on who.identity_id = orders.identity_id and orders.created_at >= who.from_at and orders.created_at < who.until_at
  left join own_numbers as own on own.kind = 'order' and own.key = orders.order_key
  order by orders.file_row_number
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
