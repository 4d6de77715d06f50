-- Rows of a touchpoints file that cannot be read.
-- reads  touch_inputs
-- grain  one row per fault
-- $first_day, $last_day  days outside of these are mistakes, ISO
create or replace table file_faults as
select line, field, cell, code, detail
from (
  select line, 'occurred_at' as field, occurred_text as cell,
         case when occurred_text is null then 'missing_value' when occurred_at is null then 'bad_time'
              when occurred_at::date not between $first_day::date and $last_day::date then 'date_out_of_range' end as code, null as detail
  from touch_inputs
  union all
  select line, 'kind', kind_text, case when kind is null then 'bad_value' end, 'visit, click, view, code or survey' from touch_inputs
)
where code is not null
