-- The columns that spend, orders and net revenue need.
select (select [count(*)::double, sum(identity_id), epoch(max(created_at)), sum(net_sales), sum(total)] from orders),
       (select [count(*)::double, sum(goods_amount)] from refunds),
       (select [count(*)::double, sum(spend), max(campaign_entity_id), epoch(max(report_date))] from ad_performance_daily)
