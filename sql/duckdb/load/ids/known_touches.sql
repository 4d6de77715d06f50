-- Touches of the lake that this load states again: with the same id, or the visits of orders that it states again.
-- reads  touches_staged, orders_staged
-- $files
create table known_touches as
select touchpoint_id, occurred_at, identity_id, load_id, file_no, line
from read_parquet($files)
where touchpoint_id in (select touch_id from touches_staged union select touch_id from orders_staged)
