-- Puts the days that texts name in place of the texts.
-- reads  spend_rows_read
-- $cells  texts
-- $days   what each names: an ISO day, or a slashed one whose order the file decides
create or replace table spend_rows_read as
with said as (select unnest($cells::varchar[]) as cell, unnest($days::varchar[]) as day)
select rows.* replace (coalesce(days.day, rows.day) as day, coalesce(starts.day, rows.report_start) as report_start,
                       coalesce(ends.day, rows.report_end) as report_end)
from spend_rows_read as rows
left join said as days on days.cell = rows.day
left join said as starts on starts.cell = rows.report_start
left join said as ends on ends.cell = rows.report_end
