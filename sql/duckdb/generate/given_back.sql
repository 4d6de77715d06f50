-- Refunds of the period: all of an order, or a part of its goods with the tax on it.
-- reads  sales, states
-- grain  order_no
create table given_back as
with parted as (
  select sales.*, states.tax_rate::decimal(6,4) as tax_rate,
         case when fate = 'partially_refunded' then round(net * (0.15 + 0.5 * draw('refunded share', journey_no))::decimal(9,6), 2) else net end::decimal(18,6) as goods
  from sales join states using (state_no)
  where refunded_s is not null
)
select order_no, journey_no, month_no, ended_s, refunded_s, first_line,
       goods as goods_amount,
       case when fate = 'partially_refunded'
            then goods + case when is_gift_card_only then 0 else round(goods * tax_rate, 2) end
            else total end::decimal(18,6) as amount
from parted
where goods > 0
order by order_no
