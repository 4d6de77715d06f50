-- Every number of an order file, as text, with the decimal mark that it proves by itself.
-- reads  order_rows_read
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (
    select line, subtotal, shipping, taxes, duties, total, refunded, discount, line_quantity, line_price, line_discount
    from order_rows_read where not is_blank
  ) on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_digits(cell) as digits, field = 'line_quantity' as is_count,
       load_mark(load_digits(cell), field = 'line_quantity') as mark
from cells
