-- What is wrong with the values of an order file. Any of these refuses the file.
-- reads  order_rows_read, order_heads, order_lines_of_file, number_cells, number_form
-- grain  one row per fault
-- $zone                  the shop's zone, for times without an offset
-- $first_day, $last_day  days outside of these are mistakes, ISO
-- $currencies            ISO 4217 codes
create or replace table file_faults as
with heads as (
  select rows.* exclude (order_id), order_heads.order_id, order_heads.copy, order_heads.first_line
  from order_heads join order_rows_read as rows on rows.line = order_heads.line
),
times as (
  select line, 'created_at' as field, created_at as cell, load_instant(created_at, $zone) as instant, true as is_needed from heads
  union all select line, 'cancelled_at', cancelled_at, load_instant(cancelled_at, $zone), false from heads where cancelled_at is not null
  union all select line, 'fulfilled_at', fulfilled_at, load_instant(fulfilled_at, $zone), false from heads where fulfilled_at is not null
  union all select line, 'paid_at', paid_at, load_instant(paid_at, $zone), false from heads where paid_at is not null
),
found as (
  select line, field, cell,
         case when cell is null then 'missing_value' when instant is null then 'bad_time'
              when instant::date not between $first_day::date and $last_day::date then 'date_out_of_range' end as code,
         null as detail
  from times
  union all
  select cells.line, cells.field, cells.cell,
         case when cells.is_count and load_count(cells.digits, form.mark) is null
                or not cells.is_count and load_number(cells.digits, form.mark) is null then 'bad_number' end,
         case when cells.is_count then 'count' else form.example end
  from number_cells as cells cross join number_form as form
  union all
  select line, 'currency', currency,
         case when currency is null then 'missing_value' when not list_contains($currencies, upper(currency)) then 'unknown_currency' end, null
  from heads
  union all
  select line, 'total', null, 'missing_value', null from heads where total is null
  union all
  select line, 'order_id', order_id, case when regexp_matches(order_id, '^\d([.,]\d+)?[eE]\+\d+$') then 'damaged_id' end, null from heads
  union all
  select line, 'name', order_id, case when copy > 1 then 'duplicate_order' end, first_line::varchar from heads
  union all
  select line, 'name', name, case when head_line is null then 'orphan_line' end, null from order_lines_of_file
  union all
  select rows.line, cell.field, null, case when cell.text is null then 'missing_value' end, null
  from order_rows_read as rows
  cross join lateral (values ('line_name', rows.line_name), ('line_quantity', rows.line_quantity), ('line_price', rows.line_price)) as cell (field, text)
  where not rows.is_blank and rows.line_name is not null or rows.line_price is not null or rows.line_quantity is not null
)
select line, field, cell, code, detail from found where code is not null
