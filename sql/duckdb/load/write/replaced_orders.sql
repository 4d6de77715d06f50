-- Orders of the lake that this load replaces.
-- reads  known_orders, orders
create table replaced_orders as
select order_key, created_at, load_id, file_no, line from known_orders semi join orders using (order_key)
