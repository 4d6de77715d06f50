-- Days of a spend file that are written in words or in some other way that SQL does not read, each once.
-- reads  spend_rows_read
-- grain  one row per distinct text
with cells as (
  select distinct day as cell from spend_rows_read
  union select distinct report_start from spend_rows_read
  union select distinct report_end from spend_rows_read
)
select cell from cells
where cell is not null and coalesce(load_day_form(cell), 'words') = 'words'
order by cell limit 20000
