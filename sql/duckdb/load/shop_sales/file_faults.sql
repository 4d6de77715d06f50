-- What is wrong with the values of a sales report. Any of these refuses the file.
-- reads  sales_rows_told, sales_typed, sales_totals, number_cells, number_form, day_form
-- grain  one row per fault
-- $first_day, $last_day  days outside of these are mistakes, ISO
create or replace table file_faults as
with found as (
  select typed.line, 'day' as field, typed.day_cell as cell,
         case when typed.day_cell is null then 'missing_value'
              when day_form.is_ambiguous then null
              when typed.day is null or load_day_form(typed.day_cell) is distinct from day_form.form then 'bad_date'
              when typed.day not between $first_day::date and $last_day::date then 'date_out_of_range' end as code,
         day_form.form as detail
  from sales_typed as typed cross join day_form where typed.dropped is null
  union all
  select min(line), 'day', arg_min(day_cell, line), 'ambiguous_date', null
  from sales_typed cross join day_form where dropped is null and day_form.is_ambiguous having count(*) > 0
  union all
  select cells.line, cells.field, cells.cell,
         case when cells.is_count and load_count(cells.digits, form.mark) is null
                or not cells.is_count and load_number(cells.digits, form.mark) is null then 'bad_number' end,
         case when cells.is_count then 'count' else form.example end
  from number_cells as cells cross join number_form as form
  union all
  select rows.line, cell.field, null, case when cell.text is null then 'missing_value' end, null
  from sales_rows_told as rows
  cross join lateral (values ('net_sales', rows.net_sales)) as cell (field, text)
  where rows.dropped is null
  union all
  select line, 'day', day_cell, case when row_number() over again > 1 then 'duplicate_day' end, (first_value(line) over again)::varchar
  from sales_typed where dropped is null and day is not null
  window again as (partition by day, parts order by line)
  union all
  select line, field, stated::decimal(18,2)::varchar, 'total_differs', added::decimal(18,2)::varchar from sales_totals
)
select line, field, cell, code, detail from found where code is not null
