-- Rows of a written month with its first and last local day.
-- $files  the written file
select count(*)::integer as rows,
       coalesce(min(report_date), min(occurred_at)::date, min(created_at)::date, min(ordered_at)::date, min(seen_at)::date) as first_day,
       coalesce(max(report_date), max(occurred_at)::date, max(created_at)::date, max(ordered_at)::date, max(seen_at)::date) as last_day
from (
  select null::date as report_date, null::timestamptz as occurred_at, null::timestamptz as created_at, null::timestamptz as ordered_at,
         null::timestamptz as seen_at
  where false
  union all by name
  select * from read_parquet($files)
)
