-- One month of identity_links: what stays of the lake's files and what this load brings, in order of time. Links live and die with the row on which they were seen; those of customer exports stay.
-- $files  the month's files of the lake
-- $month  local month, '2026-10'
-- $path   where the new file is written
copy (
  select * from (
    select * from read_parquet($files, hive_partitioning = false) as old
    where not exists (from replaced_rows as gone where gone.load_id = old.load_id and gone.file_no = old.file_no and gone.line = old.line)
      and not exists (from restated_links as gone where gone.load_id = old.load_id and gone.file_no = old.file_no and gone.line = old.line
                      and gone.identity_a = old.identity_a and gone.identity_b = old.identity_b)
    union all by name
    select * from identity_links where seen_at >= ($month || '-01')::timestamptz and seen_at < ($month || '-01')::timestamptz + interval 1 month
  )
  order by seen_at, identity_a, identity_b, kind, load_id, file_no, line
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
