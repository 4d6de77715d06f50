-- The days of a file of product costs as text.
-- reads  cost_rows_read
create or replace table day_cells as select line, valid_from as cell from cost_rows_read where valid_from is not null
