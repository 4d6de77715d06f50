-- Totals that say of how many results they are, where the file has another number of rows: 'Total of 42 results'.
-- reads  spend_rows_read, spend_rows_dropped, spend_rows_typed
-- grain  one row per total that differs
select rows.line, rows.first_cell as label, stated::double as stated, found.count::double as rows
from spend_rows_dropped as dropped
join spend_rows_read as rows on rows.line = dropped.line
cross join (select count(*) as count from spend_rows_typed) as found
cross join lateral (
  select case when not contains(rows.first_cell, ':')
              then try_cast(regexp_replace(regexp_extract(rows.first_cell, '\d[\d., ]*'), '[., ]', '', 'g') as bigint) end as stated
)
where dropped.reason = 'total_row' and stated is not null and stated <> found.count
order by rows.line
