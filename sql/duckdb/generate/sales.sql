-- Orders of the period with their money and fate, numbered by time.
-- reads  journeys, bought, products, calendar, states
-- grain  order_no from 1
-- fate  paid, test, voided, cancelled (and refunded), pending, gifted (a code for the whole order), refunded, partially_refunded
-- note_client  the browser that the order's note attributes name, or null
-- identity_id  the e-mail's, else the noted browser's, else one of the order's own
-- first_line   rows of the export before the order's first, header included, + 1
-- $until_s  end of the period in seconds since 1970; what would happen later has not happened
-- $first_guest_identity  identity ids from here on belong to orders that nothing identifies
create table sales as
with basket as (
  select journey_no, sum(quantity * price)::decimal(18,6) as gross, bool_and(is_gift_card) as is_gift_card_only, count(*) as lines
  from bought join products using (product_no)
  group by journey_no
),
drawn as (
  select journeys.*, basket.gross, basket.is_gift_card_only, basket.lines,
         calendar.month_no, calendar.promo, calendar.promo_code,
         states.tax_rate,
         draw('code', journey_no) as code_draw,
         draw('fate', journey_no) as fate_draw,
         ended_s + 3600 + floor(68400 * draw('cancel', journey_no))::integer as cancel_s,
         ended_s + 259200 + floor(1900800 * draw('refund', journey_no))::integer as refund_s
  from journeys
  join basket using (journey_no)
  join calendar on calendar.day_no = journeys.day_no and calendar.in_period
  join states using (state_no)
),
fated as (
  select *,
         case when evidence = 'pos' then 'paid'
              when fate_draw < 0.002 then 'test'
              when fate_draw < 0.008 and cancel_s < $until_s::bigint then 'voided'
              when fate_draw < 0.017 and fate_draw >= 0.008 and cancel_s < $until_s::bigint then 'cancelled'
              when fate_draw < 0.028 and fate_draw >= 0.017 then 'pending'
              when fate_draw < 0.030 and fate_draw >= 0.028 and not is_gift_card_only then 'gifted'
              when fate_draw < 0.046 and fate_draw >= 0.030 and refund_s < $until_s::bigint then 'refunded'
              when fate_draw < 0.081 and fate_draw >= 0.046 and refund_s < $until_s::bigint then 'partially_refunded'
              else 'paid' end as fate
  from drawn
),
coded as (
  select *,
         case when is_gift_card_only or evidence = 'pos' then null
              when fate = 'gifted' then 'GIFTED100'
              when promo > 0 and code_draw < 0.60 then promo_code
              when order_seq = 1 and code_draw < 0.74 and code_draw >= 0.60 then 'WELCOME10'
              when order_seq > 1 and code_draw >= 0.92 then 'THANKYOU5' end as discount_code
  from fated
),
discounted as (
  select *,
         round(gross * case discount_code when 'GIFTED100' then 1.00 when 'SUMMER15' then 0.15 when 'BLACKFRIDAY25' then 0.25
                         when 'WELCOME10' then 0.10 when 'THANKYOU5' then 0.05 else 0.00 end, 2)::decimal(18,6) as discounts
  from coded
),
taxed as (
  select *,
         (gross - discounts)::decimal(18,6) as net,
         case when fate = 'gifted' or is_gift_card_only or evidence = 'pos' or gross - discounts >= 75 then 0 else 6.95 end::decimal(18,6) as shipping,
         round(case when is_gift_card_only then 0 else (gross - discounts) * tax_rate::decimal(6,4) end, 2)::decimal(18,6) as taxes
  from discounted
),
known as (
  select *,
         draw('email', journey_no) >= case when evidence = 'pos' then 0.5 else 0.03 end as has_email,
         case when evidence = 'tracked' and draw('note client', journey_no) < 0.93 then (first_identity + order_client)::uinteger end as note_client
  from taxed
)
select (row_number() over by_time)::bigint as order_no,
       journey_no, person_no, order_seq, day_no, month_no, promo, ended_s, evidence, fate, state_no, is_gift_card_only, lines,
       gross, discounts, discount_code, net, shipping, taxes, (net + shipping + taxes)::decimal(18,6) as total,
       case when fate in ('voided', 'cancelled') then cancel_s end as cancelled_s,
       case fate when 'refunded' then refund_s when 'partially_refunded' then refund_s when 'cancelled' then cancel_s end as refunded_s,
       has_email, note_client,
       coalesce(case when has_email then (first_identity + clients)::uinteger end, note_client,
                ($first_guest_identity::bigint + row_number() over by_time)::uinteger) as identity_id,
       has_email or note_client is not null as is_identified,
       (2 + coalesce(sum(lines) over (by_time rows between unbounded preceding and 1 preceding), 0))::uinteger as first_line
from known
window by_time as (order by ended_s, journey_no)
order by order_no
