-- Journeys that end in an order, in the period or in the days after it.
-- reads  buyers, day_slots, calendar
-- grain  journey_no = person_no x 32 + order_seq; order_seq counts the person's orders from 1
-- evidence  how much the brand can know: tracked (touches, mostly tied to the order), noted (only the order's own notes),
--           untracked (cookies refused), pos (bought in the shop)
-- touches   contacts before the order, itself included
-- $repeat_gap  mean time between two orders as a share of the calendar's demand
-- $further_touches  scale of the contacts after the first
create table journeys as
with waited as (
  select *, unnest(range(1, lifetime_orders + 1)) as order_seq from buyers
),
placed as (
  select *,
         (person_no::bigint * 32 + order_seq) as journey_no,
         first_quantile + coalesce(sum(-$repeat_gap::double * ln(1 - draw('gap', person_no::bigint * 32 + order_seq)))
           over (partition by person_no order by order_seq rows between unbounded preceding and 1 preceding), 0) as quantile
  from waited
),
dated as (
  select placed.*, day_slots.day_no, calendar.starts_s
  from placed
  join day_slots on day_slots.slot = floor(quantile * 65536)::integer
  join calendar on calendar.day_no = day_slots.day_no
  where quantile < 1
),
known as (
  select *,
         starts_s + second_of_day(draw('order time', journey_no)) as ended_s,
         case when draw('evidence', journey_no) < 0.015 then 'pos'
              when draw('evidence', journey_no) < 0.045 then 'untracked'
              when draw('evidence', journey_no) < 0.105 then 'noted'
              else 'tracked' end as evidence
  from dated
)
select journey_no, person_no, order_seq::integer as order_seq, day_no, starts_s, ended_s, evidence,
       clients, first_identity, has_account, state_no,
       floor(draw('order client', journey_no) * clients)::integer as order_client,
       case evidence when 'tracked' then least(60, 1 + floor(-$further_touches::double * ln(1 - draw('touches', journey_no)))) else 0 end::integer as touches
from known
order by journey_no
