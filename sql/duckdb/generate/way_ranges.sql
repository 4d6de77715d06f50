-- Where in way_positions the ways of a route stand in a month and promotion.
-- reads  way_positions, calendar
-- grain  range_key = (route_no x 100 + month_no) x 3 + promo
create table way_ranges as
select ((route_no * 100 + month.month_no) * 3 + promo)::integer as range_key,
       min(position)::integer as first_position,
       count(*)::integer as positions
from way_positions join (select distinct month_no from calendar) as month
  on way_positions.month_no in (-1, month.month_no)
group by route_no, month.month_no, promo
order by range_key
