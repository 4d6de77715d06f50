-- On how many days of the shop's report orders and gross sales agree exactly with ours, if our days began earlier or later.
-- reads  parity_lines
-- grain  one row per (shop_id, shift); the days at both ends are not judged, for a shift leaves them incomplete
-- shift        seconds that our orders move by, in steps of half an hour
-- $first_day, $end_day   [first_day, end_day)
with counted as materialized (
  select shop_id, occurred_at, day, orders, gross
  from parity_lines($end_day, []::varchar[], []::bigint[])
  where cause in ('ours', 'excluded', 'gift_cards') and day >= $first_day::date
),
stated as materialized (
  select shop_id, day, orders, gross from parity_lines($end_day, []::varchar[], []::bigint[])
  where cause = 'shop' and day >= $first_day::date and day < $end_day::date and gross is not null
  qualify day > min(day) over (partition by shop_id) and day < max(day) over (partition by shop_id)
),
shifted as (
  select counted.shop_id, shifts.shift, (occurred_at + to_seconds(shifts.shift))::date as day, sum(orders) as orders, sum(gross) as gross
  from counted cross join (select unnest(range(-14 * 3600, 14 * 3600 + 1, 1800)) as shift) as shifts
  group by all
)
select stated.shop_id, shifts.shift::integer as shift, count(*)::integer as days,
       count(*) filter (where stated.gross = coalesce(shifted.gross, 0) and coalesce(stated.orders = coalesce(shifted.orders, 0), true))::integer as agreeing
from stated
cross join (select unnest(range(-14 * 3600, 14 * 3600 + 1, 1800)) as shift) as shifts
left join shifted on shifted.shop_id = stated.shop_id and shifted.day = stated.day and shifted.shift = shifts.shift
group by stated.shop_id, shifts.shift
order by stated.shop_id, agreeing desc, abs(shifts.shift), shifts.shift
