-- Every price and cost of a product export, as text, with the decimal mark that it proves by itself, and its currency sign.
-- reads  product_rows_told
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (select line, price, unit_cost from product_rows_told where dropped is null)
  on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_money_digits(cell) as digits, false as is_count, load_mark(load_money_digits(cell), false) as mark,
       load_money_sign(cell) as sign
from cells
