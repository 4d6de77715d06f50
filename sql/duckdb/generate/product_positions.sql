-- Products repeated by popularity, so that an evenly drawn position is a fairly drawn product.
-- reads  products
-- grain  position
create table product_positions as
select (row_number() over (order by product_no, copy) - 1)::integer as position, product_no
from (select product_no, unnest(range(popularity)) as copy from products)
order by position
