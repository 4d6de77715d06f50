-- The days of a sales report as text.
-- reads  sales_rows_told
create or replace table day_cells as select line, day as cell from sales_rows_told where dropped is null and day is not null
