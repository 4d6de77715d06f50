-- Rows of a touchpoints file that cannot be read.
-- reads  touches_parsed
-- grain  one row per fault
create or replace table file_faults as
select line, 'occurred_at' as field, nullif(bad_time, '') as cell,
       case when bad_time = '' then 'missing_value' when occurred_at is null then 'bad_time' else 'date_out_of_range' end as code, null as detail
from touches_parsed where bad_time is not null
union all
select line, 'kind', bad_kind, 'bad_value', 'visit, click, view, code or survey' from touches_parsed where bad_kind is not null
