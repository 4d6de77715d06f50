-- Rows of a written month with its first and last local day.
-- $files  the written file
select count(*)::integer as rows, min(day) as first_day, max(day) as last_day
from (
  select coalesce(report_date, occurred_at::date, created_at::date, ordered_at::date, seen_at::date) as day
  from (
    select null::date as report_date, null::timestamptz as occurred_at, null::timestamptz as created_at, null::timestamptz as ordered_at,
           null::timestamptz as seen_at
    where false
    union all by name
    select * from read_parquet($files)
  )
)
