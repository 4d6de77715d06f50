-- Judges the rows that this load states of one keyed table: later extracts win, on a tie the later file and load.
-- reads  the canonical table
-- $table, $keys  the table and the columns of its key; rows of one key are replaced together
-- $files         the table's files of the lake
insert into keyed_judged
with stated as (
  select row(*columns(lambda name: list_contains($keys, name)))::varchar as key, file_no, line, extracted_at from query_table($table)
),
lake as (
  select row(*columns(lambda name: list_contains($keys, name)))::varchar as key, max(extracted_at) as extracted_at
  from (select * from query_table($table) where false union all by name select * from read_parquet($files, union_by_name = true))
  group by 1
)
select $table, stated.key, stated.file_no, stated.line,
       dense_rank() over (partition by stated.key order by stated.extracted_at desc, stated.file_no desc),
       lake.extracted_at, case when lake.extracted_at > stated.extracted_at then lake.extracted_at end
from stated left join lake on lake.key = stated.key
