-- What is wrong with the values of an analytics report. Any of these refuses the file.
-- reads  site_typed, number_cells, number_form, day_form
-- grain  one row per fault
-- $first_day, $last_day  days outside of these are mistakes, ISO
create or replace table file_faults as
with figures as (
  unpivot (
    select section, line, day, is_daily, dimensions, dimension_values, sessions, engaged_sessions, active_users, events, key_events, purchases, revenue
    from site_typed where not is_total
  ) on (columns(* exclude (section, line, day, is_daily, dimensions, dimension_values))) into name field value amount
),
found as (
  select typed.line, 'day' as field, typed.day_cell as cell,
         case when typed.day_cell is null then 'missing_value'
              when day_form.is_ambiguous then null
              when typed.day is null then 'bad_date'
              when typed.period_from is not null and typed.day not between typed.period_from and typed.period_until then 'outside_period'
              when typed.day not between $first_day::date and $last_day::date then 'date_out_of_range' end as code,
         case when typed.period_from is not null and typed.day not between typed.period_from and typed.period_until
              then typed.period_from || ' to ' || typed.period_until else day_form.form end as detail
  from site_typed as typed cross join day_form where typed.is_daily and not typed.is_total
  union all
  select min(line), 'day', arg_min(day_cell, line), 'ambiguous_date', null
  from site_typed cross join day_form where is_daily and not is_total and day_form.is_ambiguous having count(*) > 0
  union all
  select cells.line, cells.field, cells.cell,
         case when cells.is_count and load_count(cells.digits, form.mark) is null
                or not cells.is_count and load_number(cells.digits, form.mark) is null then 'bad_number' end,
         case when cells.is_count then 'count' else form.example end
  from number_cells as cells cross join number_form as form
  union all
  select line, case when is_daily then 'day' else 'dim_00' end, concat_ws(' / ', day_cell, nullif(array_to_string(dimension_values, ' / '), '')),
         case when row_number() over again > 1 then 'duplicate_entry' end, (first_value(line) over again)::varchar
  from site_typed where not is_total and (not is_daily or day is not null)
  window again as (partition by section, day, dimensions, dimension_values order by line)
  union all
  select line, field, amount::varchar, case when amount <> first_value(amount) over tables and section > first_value(section) over tables then 'stated_twice' end,
         (first_value(line) over tables)::varchar
  from figures
  window tables as (partition by field, day, is_daily, dimensions, dimension_values order by section, line)
)
select line, field, cell, code, detail from found where code is not null
