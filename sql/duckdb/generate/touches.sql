-- Every contact of a journey, narrow: names and keys are added when it is written out.
-- reads  journeys, calendar, phase_routes, way_ranges, way_positions
-- grain  touch_no = journey_no x 64 + seq; seq counts the journey's contacts from 1, the last being the one that ordered
-- The n contacts take the n equal parts of the way back from the end, so the first is the oldest.
-- Contacts outside the period are not known to the brand and left out.
-- Stored by time, so rowid counts the rows of the feed and months stand together.
create table touches as
with spread as (
  select journey_no, person_no, order_seq, day_no as end_day_no, starts_s as end_starts_s, ended_s, clients, first_identity, has_account,
         order_client, touches, unnest(range(1, touches + 1)) as seq
  from journeys
),
drawn as (
  select *, journey_no * 64 + seq as touch_no,
         case when seq = touches and (order_seq = 0 or draw('same day', journey_no) < 0.85) then 0
              when order_seq = 0 then floor(24 * pow((touches - seq + draw('age', journey_no * 64 + seq)) / touches, 2.0))
              else floor(36 * pow((touches - seq + draw('age', journey_no * 64 + seq)) / touches, 1.8)) end::integer as days_back,
         case when order_seq > 1 then case when seq = touches then 4 else 3 end
              when seq = 1 then 0
              when seq = touches and order_seq = 1 then 2
              else 1 end as phase
  from spread
),
dated as (
  select touch_no, person_no, order_seq, seq, touches, clients, first_identity, has_account, order_client,
         calendar.day_no, calendar.month_no, calendar.promo, phase,
         case when days_back > 0 then calendar.starts_s + second_of_day(draw('visit time', touch_no))
              when order_seq = 0 and seq = touches then ended_s
              when order_seq = 0 then greatest(end_starts_s, ended_s - 600 - floor(7200 * draw('lead', touch_no))::integer)
              when seq = touches then greatest(end_starts_s, ended_s - 90 - floor(2700 * draw('lead', touch_no))::integer)
              else greatest(end_starts_s, ended_s - 3600 - floor(28800 * draw('lead', touch_no))::integer) end::integer as occurred_s
  from drawn join calendar on calendar.day_no = end_day_no - days_back and calendar.in_period
),
routed as (
  select dated.*, phase_routes.route_no,
         (phase_routes.route_no * 100 + month_no) * 3 + promo as range_key,
         case when seq = touches then order_client else floor(draw('client', touch_no) * clients)::integer end as client
  from dated join phase_routes on phase_routes.slot = phase * 200 + floor(draw('route', touch_no) * 200)::integer
)
select touch_no,
       occurred_s,
       routed.day_no::smallint as day_no,
       routed.month_no::utinyint as month_no,
       routed.route_no::utinyint as route_no,
       way_positions.way_no::usmallint as way_no,
       (first_identity + client)::uinteger as client_identity,
       case when has_account and routed.route_no <> 11
             and draw('log in', touch_no) < case when order_seq > 1 then 0.35 when seq = touches then 0.30 else 0 end
            then (first_identity + clients + 1)::uinteger end as account_identity,
       case when routed.route_no = 11 then 3 when routed.route_no = 9 and draw('kind', touch_no) < 0.5 then 2 else 1 end::utinyint as kind,
       floor(pow(draw('landing', touch_no), 1.6) * 30)::utinyint as landing_page_no,
       case when draw('device', first_identity + client) < 0.58 then 0 when draw('device', first_identity + client) < 0.94 then 1 else 2 end::utinyint as device_no,
       case when draw('country', person_no) < 0.95 then 0 when draw('country', person_no) < 0.985 then 1 else 2 end::utinyint as country_no
from routed
join way_ranges using (range_key)
join way_positions on way_positions.position = way_ranges.first_position + floor(draw('way', touch_no) * way_ranges.positions)::integer
order by occurred_s, touch_no
