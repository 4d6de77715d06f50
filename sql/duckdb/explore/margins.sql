-- Costs of goods and margins of converting orders by day and one dimension, always on the order's day. Orders of which any unit
-- has no known cost are part of no cost and no margin; what they sold is uncosted_net.
-- reads  order_margins, names
-- grain  (day, value); both null where not asked for
-- $dimension   country, another's name, or '' for none;  $first_day, $end_day  local order days, half-open
with named as (
  select margins.*, countries.name as country
  from order_margins($first_day, $end_day) as margins
  left join names as countries on countries.kind = 'country' and countries.name_id = margins.country_id
)
select case when $by_day::boolean then day end as day,
       case $dimension when '' then null when 'country' then coalesce(country, '(not known)') else '(not allocated)' end as value,
       sum(units)::bigint                           as units,
       sum(costed_units)::bigint                    as costed_units,
       sum(cost_of_goods)::decimal(18,6)            as cost_of_goods,
       sum(gross_margin)::decimal(18,6)             as gross_margin,
       sum(contribution_margin)::decimal(18,6)      as contribution_margin,
       coalesce(sum(net) filter (where cost_of_goods is null), 0)::decimal(18,6) as uncosted_net
from named
where {{filters}}
group by all
order by all
