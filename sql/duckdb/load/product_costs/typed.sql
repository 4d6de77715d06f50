-- The costs of a file with their values. `again` counts statements of one SKU and day from 1.
-- reads  cost_rows_read, number_form, day_form
-- grain  one row per row of the file
-- $currency    of rows that state none;  $default_day  from which costs hold where the file has no such column
create or replace table costs_typed as
with typed as (
  select rows.line, sku, rows.unit_cost as cell, load_number(load_money_digits(rows.unit_cost), form.mark) as unit_cost,
         coalesce(rows.currency, $currency) as currency, rows.valid_from as day_cell,
         coalesce($default_day::date, load_day(rows.valid_from, day_form.day_order)) as valid_from
  from cost_rows_read as rows cross join number_form as form cross join day_form
)
select *, row_number() over key as again, first_value(line) over key as first_line,
       first_value((unit_cost, currency)) over key = (unit_cost, currency) as is_same
from typed
window key as (partition by sku, valid_from order by line)
