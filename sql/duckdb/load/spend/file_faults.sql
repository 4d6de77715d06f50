-- What is wrong with the values of a spend file. Any of these refuses the file.
-- reads  spend_rows_read, spend_rows_typed, number_cells, number_form, day_form
-- grain  one row per fault; detail is a cell that shows what the file does elsewhere, or the line of the first twin
-- $first_day, $last_day  days outside of these are mistakes, ISO
-- $currencies            ISO 4217 codes
-- $period_from, $period_until  first and last day of the report as its title states them, or null
create or replace table file_faults as
with days as (
  select typed.line, 'day' as field, typed.day_cell as cell,
         case when typed.day is null or load_day_form(typed.day_cell) is distinct from day_form.form then 'bad_date'
              when typed.day not between $first_day::date and $last_day::date then 'date_out_of_range' end as code,
         day_form.form as detail
  from spend_rows_typed as typed cross join day_form where not day_form.is_ambiguous
  union all
  select min(line), 'day', arg_min(day_cell, line), 'ambiguous_date', null
  from spend_rows_typed cross join day_form where day_form.is_ambiguous having count(*) > 0
),
outside as (
  select line, 'day' as field, day_cell as cell, 'outside_period' as code,
         coalesce($period_from::date, report_start)::varchar || ' to ' || coalesce($period_until::date, report_end)::varchar as detail
  from spend_rows_typed
  where day < coalesce($period_from::date, report_start) or day > coalesce($period_until::date, report_end)
),
numbers as (
  select cells.line, cells.field, cells.cell,
         case when cells.is_count and load_count(cells.digits, form.mark) is null
                or not cells.is_count and load_number(cells.digits, form.mark) is null then 'bad_number' end as code,
         case when cells.is_count then 'count' else form.example end as detail
  from number_cells as cells cross join number_form as form
),
main as (
  select currency from spend_rows_typed where currency is not null and list_contains($currencies, currency)
  group by currency order by count(*) desc, min(line) limit 1
),
money as (
  select line, 'currency' as field, currency as cell,
         case when currency is null then 'missing_value'
              when not list_contains($currencies, currency) then 'unknown_currency'
              when currency <> (from main) then 'mixed_currency' end as code,
         (from main) as detail
  from spend_rows_typed
),
names as (
  select line, 'campaign' as field, null as cell, case when coalesce(campaign_key, adset_key, ad_key) is null then 'missing_value' end as code, null as detail
  from spend_rows_typed
  union all
  select line, 'campaign_id', coalesce(campaign_id, adset_id, ad_id),
         case when regexp_matches(concat_ws(' ', campaign_id, adset_id, ad_id), '(^| )\d([.,]\d+)?[eE]\+\d+') then 'damaged_id' end, null
  from spend_rows_read
  union all
  select line, case when load_is_error(campaign) then 'campaign' when load_is_error(adset) then 'adset' else 'ad' end,
         case when load_is_error(campaign) then campaign when load_is_error(adset) then adset else ad end,
         case when load_is_error(campaign) or load_is_error(adset) or load_is_error(ad) then 'spreadsheet_error' end, null
  from spend_rows_read
),
twins as (
  select line, 'day' as field, day_cell as cell,
         case when row_number() over key > 1 then 'duplicate_row' end as code,
         (first_value(line) over key)::varchar as detail
  from spend_rows_typed where day is not null
  window key as (partition by platform, account_id, day, level, campaign_key, adset_key, ad_key, split, currency order by line)
)
select line, field, cell, code, detail
from (from days union all by name from outside union all by name from numbers union all by name from money union all by name from names union all by name from twins)
where code is not null
