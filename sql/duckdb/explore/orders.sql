-- Converting orders by day and one dimension. Orders have no channel before attribution.
-- reads  conversions, names
-- grain  (day, value); both null where not asked for
-- $dimension   country, another's name, or '' for none;  $first_day, $end_day  local order days, half-open
with named as (
  select conversions.day, conversions.gross, conversions.net, conversions.total, conversions.customer, countries.name as country
  from conversions
  left join names as countries on countries.kind = 'country' and countries.name_id = conversions.country_id
  where occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
)
select case when $by_day::boolean then day end as day,
       case $dimension when '' then null when 'country' then coalesce(country, '(not known)') else '(not allocated)' end as value,
       count(*)                                 as orders,
       sum(gross)::decimal(18,6)                as gross,
       sum(net)::decimal(18,6)                  as net,
       sum(total)::decimal(18,6)                as total,
       count(*) filter (where customer = 'new') as new_customers
from named
where {{filters}}
group by all
order by all
