-- Every number of a sales report, as text, with the decimal mark that it proves by itself, and its currency sign.
-- reads  sales_rows_told
-- grain  one row per cell with text
create or replace table number_cells as
with cells as (
  unpivot (
    select line, orders, gross_sales, discounts, returns, net_sales, shipping, duties, additional_fees, taxes, total_sales
    from sales_rows_told where dropped is distinct from 'blank'
  ) on (columns(* exclude (line))) into name field value cell
)
select line, field, cell, load_money_digits(cell) as digits, field = 'orders' as is_count,
       load_mark(load_money_digits(cell), field = 'orders') as mark, load_money_sign(cell) as sign
from cells
