-- Meta's claims: every order with a click in the 7 days or a view in the day before, whole, whatever else happened.
-- Five in a hundred web orders without either are claimed all the same, as modelled conversions.
-- reads  sales, touches, ways, way_ranges, way_positions
-- grain  (ad_no, day_no); booked on the day of the click or view
create table meta_claims as
with contacts as (
  select sales.order_no, sales.net, ways.ad_no, touches.day_no, touches.occurred_s, touches.touch_no, touches.kind <> 3 as is_click
  from sales
  join touches on touches.touch_no // 64 = sales.journey_no
    and sales.ended_s - touches.occurred_s <= case when touches.kind = 3 then 86400 else 604800 end
  join ways using (way_no)
  where touches.route_no in (1, 11)
),
seen as (
  select order_no, any_value(net) as net,
         arg_max({'ad_no': ad_no, 'day_no': day_no}, {'is_click': is_click, 'occurred_s': occurred_s, 'touch_no': touch_no}) as contact
  from contacts group by order_no
),
modelled as (
  select sales.order_no, sales.net, ways.ad_no, sales.day_no
  from sales
  join way_ranges on way_ranges.range_key = (1 * 100 + sales.month_no) * 3 + sales.promo
  join way_positions on way_positions.position = way_ranges.first_position + floor(draw('meta modelled way', journey_no) * way_ranges.positions)::integer
  join ways using (way_no)
  where evidence <> 'pos' and draw('meta modelled', journey_no) < 0.05 and order_no not in (select order_no from seen)
)
select ad_no, day_no, count(*)::bigint as purchases, sum(net)::decimal(18,6) as value
from (select net, contact.ad_no, contact.day_no from seen union all select net, ad_no, day_no from modelled)
group by ad_no, day_no
