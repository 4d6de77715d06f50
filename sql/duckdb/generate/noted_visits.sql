-- Visits that only the order's own notes tell of.
-- reads  sales, way_ranges, way_positions
-- grain  order_no
create table noted_visits as
select order_no, journey_no, way_positions.way_no, way_ranges.range_key // 300 as route_no,
       floor(pow(draw('landing', journey_no * 64), 1.6) * 30)::integer as landing_page_no
from sales
join way_ranges
  on way_ranges.range_key
     = (([1, 1, 1, 2, 2, 3, 4, 5, 7, 7])[1 + floor(draw('noted route', journey_no) * 10)::integer] * 100 + month_no) * 3 + promo
join way_positions on way_positions.position = way_ranges.first_position + floor(draw('noted way', journey_no) * way_ranges.positions)::integer
where evidence = 'noted'
order by order_no
