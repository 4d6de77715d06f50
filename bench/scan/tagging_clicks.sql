-- The columns that judging tags needs.
select count(*), sum(identity_id), max(occurred_at), sum(kind), sum(traffic_source_id),
       (select [count(*)::double, max(order_key), sum(identity_id), epoch(max(created_at)), sum(net_sales)] from orders)
from touchpoints
