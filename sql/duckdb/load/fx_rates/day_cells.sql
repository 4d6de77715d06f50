-- The days of a file of rates as text.
-- reads  fx_cells
create or replace table day_cells as select distinct line, day as cell from fx_cells where day is not null
