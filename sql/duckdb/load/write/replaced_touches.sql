-- Touches of the lake that this load replaces: stated again, or visits of orders that it states again.
-- reads  known_touches, touchpoints, orders_won
create table replaced_touches as
select touchpoint_id, occurred_at, load_id, file_no, line from known_touches semi join touchpoints using (touchpoint_id)
union
select touchpoint_id, occurred_at, load_id, file_no, line from known_touches semi join orders_won on orders_won.touch_id = known_touches.touchpoint_id
