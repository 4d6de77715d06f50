-- One keyed table, whole: the rows of the lake that this load does not state anew, and those that it does.
-- reads  the canonical table, keyed_judged
-- $table, $keys  the table and the columns of its key
-- $files         the table's files of the lake
-- $path          where the new file is written
copy (
  with won as (select key, file_no, line from keyed_judged where table_name = $table and rank = 1 and newer_at is null),
  stated as (select row(*columns(lambda name: list_contains($keys, name)))::varchar as key, * from query_table($table)),
  lake as (
    select row(*columns(lambda name: list_contains($keys, name)))::varchar as key, *
    from (select * from query_table($table) where false union all by name select * from read_parquet($files, union_by_name = true))
  )
  select * exclude (key) from lake where key not in (select key from won)
  union all by name
  select * exclude (key) from stated semi join won on won.key = stated.key and won.file_no = stated.file_no and won.line = stated.line
  order by all
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
