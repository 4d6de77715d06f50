-- Adds the visits that a file's orders tell of.
-- reads  touches_judged, orders_staged
-- $file_no
insert into touches_staged
select $file_no::usmallint, touches.line, orders.touch_id, orders.touch_id::varchar, true, touches.order_key,
       touches.occurred_at, touches.kind, null, touches.customer_id, touches.email, touches.phone, touches.client_id,
       touches.source, touches.medium, touches.campaign, touches.utm_id, touches.term, touches.content, touches.click_id_kind,
       touches.click_id, touches.referrer_host, touches.landing_page, touches.device, touches.country, false
from touches_judged as touches
join orders_staged as orders on orders.file_no = $file_no::usmallint and orders.order_key = touches.order_key
where touches.reason is null
