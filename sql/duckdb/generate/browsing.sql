-- Journeys that never end in an order, in the period or in the days after it: one per person who only looks.
-- reads  day_slots, calendar
-- grain  journey_no = person_no x 32
-- $first_person, $people      person numbers [$first_person, $first_person + $people)
-- $first_identity             first free identity id; each person takes two
insert into journeys
with looking as (
  select person_no, person_no * 32 as journey_no
  from range($first_person::bigint, $first_person::bigint + $people::bigint) as people(person_no)
)
select journey_no, person_no::integer, 0, day_slots.day_no, calendar.starts_s,
       calendar.starts_s + second_of_day(draw('last visit', journey_no)),
       'tracked',
       case when draw('browser clients', person_no) < 0.8 then 1 else 2 end,
       ($first_identity::bigint + (person_no - $first_person::bigint) * 2)::uinteger,
       false, floor(pow(draw('state', person_no), 1.4) * 8)::integer, 0,
       least(60, 1 + floor(-3.0 * ln(1 - draw('touches', journey_no))))::integer
from looking
join day_slots on day_slots.slot = floor(draw('last day', journey_no) * 65536)::integer
join calendar on calendar.day_no = day_slots.day_no
