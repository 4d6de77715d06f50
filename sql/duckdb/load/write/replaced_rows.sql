-- Rows of the lake that this load replaces, by their lineage.
-- reads  known_orders, orders, known_touches, touchpoints, orders_won
create table replaced_rows as
select load_id, file_no, line from known_orders where order_key in (select order_key from orders)
union
select load_id, file_no, line from known_touches
where touchpoint_id in (select touchpoint_id from touchpoints union select touch_id from orders_won)
