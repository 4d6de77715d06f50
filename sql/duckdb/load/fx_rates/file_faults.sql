-- What is wrong with the values of a file of rates. Any of these refuses the file.
-- reads  fx_typed, number_form, day_form
-- grain  one row per fault
-- $first_day, $last_day  days outside of these are mistakes, ISO;  $currencies  codes of ISO 4217
-- $is_wide               codes are headings, which the header has judged
create or replace table file_faults as
with days as (select line, any_value(day) as day, any_value(rate_date) as rate_date from fx_typed group by line),
found as (
  select line, 'day' as field, day as cell,
         case when day is null then 'missing_value'
              when day_form.is_ambiguous then null
              when rate_date is null or load_day_form(day) is distinct from day_form.form then 'bad_date'
              when rate_date not between $first_day::date and $last_day::date then 'date_out_of_range' end as code,
         day_form.form as detail
  from days cross join day_form
  union all
  select min(line), 'day', arg_min(day, line), 'ambiguous_date', null
  from fx_typed cross join day_form where day_form.is_ambiguous having count(*) > 0
  union all
  select line, from_field, case when from_field = 'pair' then pair else from_currency end,
         case when coalesce(from_currency, '') = '' then case when pair is null then 'missing_value' else 'bad_value' end
              when not $is_wide::boolean and not list_contains($currencies, from_currency) then 'unknown_currency' end,
         'a pair of currencies such as EUR/USD'
  from fx_typed
  union all
  select line, 'to_currency', to_currency,
         case when coalesce(to_currency, '') = '' then 'missing_value'
              when not $is_wide::boolean and not list_contains($currencies, to_currency) then 'unknown_currency' end, null
  from fx_typed where from_field <> 'pair'
  union all
  select line, field, cell,
         case when cell is null then 'missing_value' when rate is null then 'bad_number'
              when rate <= 0 or rate > 10000000 then 'bad_value'
              when from_currency = to_currency and rate <> 1 then 'bad_value' end,
         case when rate is null then form.example
              when from_currency = to_currency then 'the rate of a currency to itself, which is 1'
              else 'a rate above 0 and up to 10,000,000' end
  from fx_typed cross join number_form as form
  union all
  select line, field, cell, case when again > 1 and rate <> first_rate then 'duplicate_rate' end, first_line::varchar
  from fx_typed where rate_date is not null
)
select line, field, cell, code, detail from found where code is not null
