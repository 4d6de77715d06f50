-- Orders of the lake that this load states again.
-- reads  orders_staged
-- $files
create table known_orders as
select order_key, created_at, identity_id, is_identified, extracted_at, load_id, file_no, line
from read_parquet($files) where order_key in (select order_key from orders_staged)
