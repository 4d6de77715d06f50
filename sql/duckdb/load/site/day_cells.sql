-- The days of an analytics report as text.
-- reads  site_rows_read
create or replace table day_cells as select line, day as cell from site_rows_read where is_daily and not is_total and day is not null
