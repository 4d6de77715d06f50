-- Names that the lake does not have yet, with the next ids.
-- reads  touches_won, orders_won, known_names
insert into names
with wanted as (
  select distinct kind, name from (
    select unnest(['device', 'country', 'landing_page']) as kind, unnest([device, country, landing_page]) as name from touches_won
    union all select 'country', country from orders_won)
  where name is not null
)
select kind, (coalesce((select max(name_id) from known_names), 0) + row_number() over (order by kind, name))::uinteger, name
from wanted
where not exists (from known_names where known_names.kind = wanted.kind and known_names.name = wanted.name)
