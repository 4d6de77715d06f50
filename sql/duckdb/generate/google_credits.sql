-- Google's claims: it shares each order with a Google click in the last 30 days among those clicks, and knows no other platform.
-- Four in a hundred web orders without one are claimed all the same, as modelled conversions.
-- reads  sales, touches, ways, calendar, way_ranges, way_positions
-- grain  (campaign_no, day_no); booked on the day of the click
-- conversions and value in millionths, so that sums do not depend on the order of adding
create table google_credits as
with clicks as (
  select sales.order_no, sales.net, ways.campaign_no, touches.day_no, count(*) over (partition by sales.order_no) as clicks
  from sales
  join touches on touches.touch_no // 64 = sales.journey_no and sales.ended_s - touches.occurred_s <= 2592000
  join ways using (way_no)
  where touches.route_no in (2, 3, 4, 5)
),
modelled as (
  select sales.order_no, sales.net, ways.campaign_no, sales.day_no, 1 as clicks
  from sales
  join way_ranges on way_ranges.range_key = (4 * 100 + sales.month_no) * 3 + sales.promo
  join way_positions on way_positions.position = way_ranges.first_position + floor(draw('google modelled way', journey_no) * way_ranges.positions)::integer
  join ways using (way_no)
  where evidence <> 'pos' and draw('google modelled', journey_no) < 0.04 and order_no not in (select order_no from clicks)
)
select campaign_no, day_no,
       sum(1000000 // clicks)::bigint as conversion_millionths,
       sum((net * 100)::bigint * 10000 // clicks)::bigint as value_millionths
from (select * from clicks union all select * from modelled)
where campaign_no is not null
group by campaign_no, day_no
