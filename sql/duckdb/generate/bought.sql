-- Lines of each order, before money.
-- reads  journeys, product_positions
-- grain  (journey_no, line_no); one order in a hundred is a gift card alone
create table bought as
with sized as (
  select journey_no,
         draw('gift card', journey_no) < 0.01 as is_gift_card,
         case when draw('gift card', journey_no) < 0.01 then 1
              else least(6, 1 + floor(ln(1 - draw('lines', journey_no)) / ln(0.45))) end::integer as lines
  from journeys where order_seq > 0
),
listed as (
  select journey_no, is_gift_card, unnest(range(1, lines + 1)) as line_no from sized
)
select journey_no,
       line_no::integer as line_no,
       case when is_gift_card then 24 else product_no end::integer as product_no,
       case when is_gift_card or draw('quantity', journey_no * 8 + line_no) < 0.84 then 1
            when draw('quantity', journey_no * 8 + line_no) < 0.96 then 2 else 3 end::integer as quantity
from listed
join product_positions
  on product_positions.position = floor(draw('product', journey_no * 8 + line_no) * (select count(*) from product_positions))::integer
order by journey_no, line_no
