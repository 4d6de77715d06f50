-- What is wrong with the values of a customer export. Any of these refuses the file.
-- reads  customer_rows_read, number_cells, number_form
-- grain  one row per fault; no cell of a person is shown
create or replace table file_faults as
with found as (
  select cells.line, cells.field, cells.cell,
         case when cells.is_count and load_count(cells.digits, form.mark) is null
                or not cells.is_count and load_number(cells.digits, form.mark) is null then 'bad_number' end as code,
         case when cells.is_count then 'count' else form.example end as detail
  from number_cells as cells cross join number_form as form
  union all
  select line, 'customer_id', customer_id, case when regexp_matches(customer_id, '^\d([.,]\d+)?[eE]\+\d+$') then 'damaged_id' end, null
  from customer_rows_read
  union all
  select rows.line, cell.field, cell.text,
         case when not list_contains(['yes', 'no', 'true', 'false', '1', '0', 'subscribed', 'not subscribed', 'not_subscribed', 'unsubscribed', 'pending', 'invalid', 'redacted'], cell.text)
              then 'bad_value' end, 'yes or no'
  from customer_rows_read as rows
  cross join lateral (values ('accepts_email', rows.accepts_email), ('accepts_sms', rows.accepts_sms)) as cell (field, text)
  where cell.text is not null
  union all
  select line, 'customer_id', null, case when row_number() over again > 1 then 'duplicate_customer' end, (first_value(line) over again)::varchar
  from customer_rows_read where coalesce(customer_id, email, phone) is not null
  window again as (partition by coalesce(customer_id, lower(email), phone) order by line)
)
select line, field, cell, code, detail from found where code is not null
