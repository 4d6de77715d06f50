-- Lines of loaded files that tell of the person.
-- reads  erased_orders, erased_touches, erased_identities, identity_links
-- $order_lines, $customers  files
select distinct load_id::integer as load_id, file_no::integer as file_no, line::bigint as line
from (
  select load_id, file_no, line from erased_orders
  union all select load_id, file_no, line from erased_touches
  union all select load_id, file_no, line from identity_links
            where identity_a in (from erased_identities) or identity_b in (from erased_identities)
  union all select load_id, file_no, line from read_parquet($customers, hive_partitioning = false) where identity_id in (from erased_identities)
  union all
  select lines.load_id, lines.file_no, lines.line
  from read_parquet($order_lines, hive_partitioning = false) as lines
  semi join erased_orders as orders
    on orders.order_key = lines.order_key and orders.load_id = lines.load_id and orders.file_no = lines.file_no
)
order by load_id, file_no, line
