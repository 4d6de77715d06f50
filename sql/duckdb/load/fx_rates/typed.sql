-- The rates of a file with their values. `again` counts statements of one day and pair from 1.
-- reads  fx_cells, number_form, day_form
-- grain  one row per stated rate
create or replace table fx_typed as
select cells.*, load_day(cells.day, day_form.day_order) as rate_date, load_rate(load_digits(cell), form.mark) as rate,
       row_number() over key as again, first_value(line) over key as first_line,
       first_value(load_rate(load_digits(cell), form.mark)) over key as first_rate
from fx_cells as cells cross join number_form as form cross join day_form
window key as (partition by load_day(cells.day, day_form.day_order), from_currency, to_currency order by line)
