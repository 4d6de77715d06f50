-- The columns that both sides of shop parity need.
select (select [count(*)::double, sum(identity_id), epoch(max(created_at)), sum(net_sales), sum(total)] from orders),
       (select [count(*)::double, sum(goods_amount)] from refunds)
