-- Links of earlier customer exports that this load states again: they are kept once. A link that it no longer states stays.
-- reads  customers, keyed_judged, identity_links (of this load)
-- $customer_files, $link_files  the lake's customers and links
create table restated_links as
with replaced as (
  select lake.load_id, lake.file_no, lake.line
  from read_parquet($customer_files) as lake
  semi join (select shop_id, identity_id from customers
             semi join keyed_judged as won on won.table_name = 'customers' and won.rank = 1 and won.newer_at is null
               and won.file_no = customers.file_no and won.line = customers.line) as stated
    on stated.shop_id = lake.shop_id and stated.identity_id = lake.identity_id
)
select links.load_id, links.file_no, links.line, links.identity_a, links.identity_b, links.seen_at
from read_parquet($link_files) as links
semi join replaced on replaced.load_id = links.load_id and replaced.file_no = links.file_no and replaced.line = links.line
semi join identity_links as again on again.identity_a = links.identity_a and again.identity_b = links.identity_b and again.kind = links.kind
