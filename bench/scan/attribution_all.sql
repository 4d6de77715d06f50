-- The columns that attribution needs, each read once: what any engine must pay.
select count(*), max(touchpoint_id), sum(identity_id), max(occurred_at), sum(kind), sum(traffic_source_id),
       (select [count(*)::double, max(order_key), sum(identity_id), epoch(max(created_at)), sum(net_sales), sum(total)] from orders)
from touchpoints
