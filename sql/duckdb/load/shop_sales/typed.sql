-- The rows of a sales report with their values.
-- reads  sales_rows_told, number_form, day_form
-- grain  one row per row that is not blank
create or replace table sales_typed as
select line, rows.day as day_cell, load_day(rows.day, day_form.day_order) as day, dropped, parts,
       load_number(load_money_digits(orders), form.mark)          as orders,
       load_number(load_money_digits(gross_sales), form.mark)     as gross_sales,
       load_number(load_money_digits(discounts), form.mark)       as discounts,
       load_number(load_money_digits(returns), form.mark)         as returns,
       load_number(load_money_digits(net_sales), form.mark)       as net_sales,
       load_number(load_money_digits(shipping), form.mark)        as shipping,
       load_number(load_money_digits(duties), form.mark)          as duties,
       load_number(load_money_digits(additional_fees), form.mark) as additional_fees,
       load_number(load_money_digits(taxes), form.mark)           as taxes,
       load_number(load_money_digits(total_sales), form.mark)     as total_sales
from sales_rows_told as rows cross join number_form as form cross join day_form
where dropped is distinct from 'blank'
