-- Ways repeated by affinity, so that an evenly drawn position is a fairly drawn way.
-- reads  ways, calendar
-- grain  position; runs of one (route_no, month_no or -1, promo) stand together
create table way_positions as
with open_ways as (
  select way_no, route_no, coalesce(month_no, -1) as month_no, phase.promo,
         affinity * case when ways.promo = phase.promo then 3 else 1 end as copies
  from ways
  cross join range(3) as phase(promo)
  where ways.promo is null or ways.promo = phase.promo
),
per_month as (
  -- Only newsletters change from month to month; every other route is the same all year and stands once.
  select route_no, month.month_no, promo, way_no, copies
  from open_ways join (select distinct month_no from calendar) as month
    on open_ways.month_no in (-1, month.month_no)
  where route_no = 7
  union all
  select route_no, -1, promo, way_no, copies from open_ways where route_no <> 7
)
select (row_number() over (order by route_no, month_no, promo, way_no, copy) - 1)::integer as position,
       route_no, month_no::integer as month_no, promo::integer as promo, way_no
from (select *, unnest(range(copies)) as copy from per_month)
order by position
