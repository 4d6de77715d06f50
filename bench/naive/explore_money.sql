-- What an analyst would write: sum orders and spend by day and join the two.
with sold as (
  select day, count(*) as orders, sum(net) as net from conversions group by day
),
spent as (
  select day, sum(spend) as spend from ad_days group by day
)
select coalesce(sold.day, spent.day)::varchar as day, spend::double as spend, orders, net::double as net, (net / spend)::double as mer
from sold full join spent on spent.day = sold.day
where coalesce(sold.day, spent.day) >= '2024-11-01' and coalesce(sold.day, spent.day) < '2026-11-01'
order by day
