-- The columns that claims, orders and the visits before them need.
select (select [count(*)::double, sum(identity_id), epoch(max(created_at)), sum(net_sales)] from orders),
       (select [count(*)::double, sum(identity_id), epoch(max(occurred_at)), sum(kind), sum(traffic_source_id), max(touchpoint_id)] from touchpoints)
