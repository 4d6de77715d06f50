-- The shop's own sales, a row per day of the period: discounts and returns negative, returns on the day they were given back.
-- Test orders and gift cards are no sales; an order that was never paid is taken back on the day it was voided.
-- reads  sales, given_back, calendar
-- grain  day
create table shop_days as
with counted as (
  select * from sales where fate <> 'test' and not is_gift_card_only
),
booked as (
  select to_timestamp(ended_s)::date as day, 1 as orders, gross, -discounts as discounts, 0::decimal(18,6) as returns, shipping, taxes from counted
  union all
  select to_timestamp(cancelled_s)::date, 0, 0, 0, -net, -shipping, -taxes from counted where fate = 'voided'
  union all
  select to_timestamp(counted.refunded_s)::date, 0, 0, 0, -goods_amount,
         case when fate = 'partially_refunded' then 0 else -shipping end,
         case when fate = 'partially_refunded' then goods_amount - amount else -taxes end
  from counted join given_back using (order_no)
)
select calendar.day, coalesce(sum(orders), 0) as orders, coalesce(sum(gross), 0) as gross, coalesce(sum(discounts), 0) as discounts,
       coalesce(sum(returns), 0) as returns, coalesce(sum(shipping), 0) as shipping, coalesce(sum(taxes), 0) as taxes
from calendar left join booked using (day)
where in_period
group by calendar.day
