-- Every cost of a file, as text, with the decimal mark that it proves by itself, and its currency sign.
-- reads  cost_rows_read
-- grain  one row per cell with text
create or replace table number_cells as
select line, 'unit_cost' as field, unit_cost as cell, load_money_digits(unit_cost) as digits, false as is_count,
       load_mark(load_money_digits(unit_cost), false) as mark, load_money_sign(unit_cost) as sign
from cost_rows_read where unit_cost is not null
