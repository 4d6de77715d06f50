-- The columns that attribution needs, in the quarter and the 30 days before it.
select count(*), max(touchpoint_id), sum(identity_id), max(occurred_at), sum(kind), sum(traffic_source_id),
       (select [count(*)::double, max(order_key), sum(identity_id), epoch(max(created_at)), sum(net_sales), sum(total)]
        from orders where created_at >= '2026-08-01'::date::timestamptz)
from touchpoints
where occurred_at >= '2026-07-02'::date::timestamptz
