-- Every rate of a file, as text, with the decimal mark that it proves by itself.
-- reads  fx_cells
-- grain  one row per cell with text
create or replace table number_cells as
select line, field, cell, load_digits(cell) as digits, false as is_count, load_mark(load_digits(cell), false) as mark
from fx_cells where cell is not null
