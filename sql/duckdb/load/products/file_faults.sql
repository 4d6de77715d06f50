-- What is wrong with the values of a product export. Any of these refuses the file.
-- reads  product_rows_told, number_cells, number_form
-- grain  one row per fault
create or replace table file_faults as
with found as (
  select line, 'handle' as field, null as cell, case when handle is null then 'missing_value' end as code, null as detail
  from product_rows_told where dropped is distinct from 'blank'
  union all
  select line, 'title', null, case when title is null then 'missing_value' end, null
  from product_rows_told where dropped is null and handle is not null
  union all
  select cells.line, cells.field, cells.cell,
         case when load_number(cells.digits, form.mark) is null then 'bad_number'
              when load_number(cells.digits, form.mark) < 0 then 'negative_amount' end, form.example
  from number_cells as cells cross join number_form as form
  union all
  select line, 'sku', sku, case when regexp_matches(sku, '^\d([.,]\d+)?[eE]\+\d+$') then 'damaged_id' end, null from product_rows_told where dropped is null
)
select line, field, cell, code, detail from found where code is not null
