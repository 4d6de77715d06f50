-- What is wrong with the values of a file of product costs. Any of these refuses the file.
-- reads  costs_typed, number_form, day_form
-- grain  one row per fault
-- $first_day, $last_day  days outside of these are mistakes, ISO;  $currencies  codes of ISO 4217
-- $has_days              the file has a column of days
create or replace table file_faults as
with found as (
  select line, 'sku' as field, sku as cell,
         case when sku is null then 'missing_value' when regexp_matches(sku, '^\d([.,]\d+)?[eE]\+\d+$') then 'damaged_id' end as code, null as detail
  from costs_typed
  union all
  select line, 'unit_cost', cell,
         case when cell is null then 'missing_value' when unit_cost is null then 'bad_number' when unit_cost < 0 then 'negative_amount' end, form.example
  from costs_typed cross join number_form as form
  union all
  select line, 'currency', currency,
         case when currency is null then 'missing_value' when not list_contains($currencies, currency) then 'unknown_currency' end, null
  from costs_typed
  union all
  select line, 'valid_from', day_cell,
         case when day_cell is null then 'missing_value'
              when day_form.is_ambiguous then null
              when valid_from is null or load_day_form(day_cell) is distinct from day_form.form then 'bad_date'
              when valid_from not between $first_day::date and $last_day::date then 'date_out_of_range' end, day_form.form
  from costs_typed cross join day_form where $has_days::boolean
  union all
  select min(line), 'valid_from', arg_min(day_cell, line), 'ambiguous_date', null
  from costs_typed cross join day_form where $has_days::boolean and day_form.is_ambiguous having count(*) > 0
  union all
  select line, 'sku', sku, case when again > 1 and not is_same then 'duplicate_cost' end, first_line::varchar
  from costs_typed where sku is not null and valid_from is not null
)
select line, field, cell, code, detail from found where code is not null
