-- 65,536 equal slices of demand and the day each falls on: a draw in [0, 1) picks a busy day more often than a quiet one.
-- reads  calendar
-- grain  slot
create table day_slots as
with running as (
  select day_no, sum(weight) over (order by day_no)::bigint as reached, sum(weight) over ()::bigint as total
  from calendar
),
slot as (select slot, (slot * 2 + 1) as doubled from range(65536) as slots(slot))
select slot::integer as slot, day_no
from slot
asof join (select reached, day_no, total from running) as running
  on slot.doubled * (select max(total) from running) // 131072 < running.reached
order by slot
