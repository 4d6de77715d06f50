-- The first row of each order, which carries it: the row with an Id, in older files the first row with a total.
-- An order that nothing tells from another of the same number and Id is there twice.
-- reads  order_rows_read
-- grain  one row per order row that carries an order
-- $has_id  the file has a column of ids
create or replace table order_heads as
select line, name, coalesce(order_id, name) as order_id,
       row_number() over (partition by coalesce(order_id, name) order by line)          as copy,
       first_value(line) over (partition by coalesce(order_id, name) order by line)     as first_line,
       count(*) over (partition by name)                                                as same_name
from order_rows_read
where case when $has_id then order_id is not null
           else total is not null end
