-- Every number of a customer export, as text, with the decimal mark that it proves by itself.
-- reads  customer_rows_read
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (select line, stated_spent, stated_orders from customer_rows_read where not is_blank)
  on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_money_digits(cell) as digits, field = 'stated_orders' as is_count,
       load_mark(load_money_digits(cell), field = 'stated_orders') as mark
from cells
