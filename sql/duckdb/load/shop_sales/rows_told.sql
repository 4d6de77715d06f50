-- What each row of a sales report is: a day's, blank, or the report's total. A total names itself, or is the one row without a day.
-- reads  sales_rows_read
-- grain  one row per row of the file
create or replace table sales_rows_told as
with read as (
  select *, regexp_matches(lower(day), '^(grand )?(totals?|sum|summary|summe|gesamt|totaux|totales|合計)\b') as is_named,
         count(*) filter (where not is_blank and day is null) over () as without_day
  from sales_rows_read
)
select * exclude (is_named, without_day),
       case when is_blank then 'blank' when is_named or day is null and without_day = 1 then 'total_row' end as dropped
from read
