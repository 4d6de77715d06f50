-- Which routes people take at which point of their journey, as 200 equal slices per phase.
-- phase  0 first contact, 1 on the way, 2 last contact before a first order, 3 on the way to a repeat order, 4 last before a repeat order
-- grain  (phase, slot)
create table phase_routes as
with shares (phase, weights) as (
  values
    (0, [ 14, 62, 4, 26, 22, 16, 30,  0, 10,  6, 10, 0 ]),
    (1, [ 38, 34, 14, 14, 14, 12, 30, 22, 6,  6,  4, 6 ]),
    (2, [ 56, 20, 34, 10, 14, 14, 22, 20, 2,  8,  0, 0 ]),
    (3, [ 52, 18, 14, 6,  10, 10, 22, 56, 4,  4,  2, 2 ]),
    (4, [ 66, 10, 30, 4,   8,  8, 16, 52, 2,  4,  0, 0 ])
),
reached as (
  select phase, route_no - 1 as route_no, sum(weight) over (partition by phase order by route_no) as upper, weight
  from (select phase, unnest(weights) as weight, generate_subscripts(weights, 1) as route_no from shares)
)
select (phase * 200 + slot)::integer as slot, route_no::integer as route_no
from range(200) as slots(slot)
join reached on slot >= upper - weight and slot < upper
order by 1
