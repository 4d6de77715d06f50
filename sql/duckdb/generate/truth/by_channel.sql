-- What was put into the brand, by channel.
-- reads  routes, touches, noted_visits, ways, sales, delivered, claims, campaigns
-- grain  channel
-- orders_begun  orders whose journey this channel began: the draw that started the demand, before any other contact
with contact as (
  select route_no, count(*) as touchpoints, count(*) filter (touch_no % 64 = 1 and sales.journey_no is not null) as orders_begun
  from touches left join sales on sales.journey_no = touches.touch_no // 64
  group by route_no
  union all
  select route_no, count(*), 0 from noted_visits group by route_no
),
spent as (
  select route, sum(spend) as spend, 0 as conversions, 0 as value from delivered join campaigns using (campaign_no) group by route
  union all
  select route, 0, sum(conversions), sum(value) from claims join campaigns using (campaign_no) group by route
),
both_sides as (
  select channel, touchpoints, orders_begun, 0 as spend, 0 as conversions, 0 as value from contact join routes using (route_no)
  union all
  select channel, 0, 0, spend, conversions, value from spent join routes using (route)
)
select channel,
       sum(touchpoints)::bigint              as touchpoints,
       sum(orders_begun)::bigint             as orders_begun,
       sum(spend)::decimal(18,2)             as spend,
       sum(conversions)::decimal(18,2)       as claimed_conversions,
       sum(value)::decimal(18,2)             as claimed_value
from both_sides
group by channel
order by channel
