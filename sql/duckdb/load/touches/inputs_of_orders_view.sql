-- The visits of orders as what is parsed next.
create or replace view touch_inputs as select * from order_touch_inputs
