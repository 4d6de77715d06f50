-- The visits that a file's orders tell of as a file of touches_staged.
-- reads  touches_parsed, referrers, orders_staged
-- $file_no, $path
copy (
  select * from touches_none
  union all
  select $file_no::usmallint, touches.line, orders.touch_id, 0, touches.order_key,
         coalesce(touches.occurred_at, orders.created_at), touches.kind, null, touches.customer_id, touches.email, touches.phone, touches.client_id,
         coalesce(referrers.source, touches.source), coalesce(referrers.medium, touches.medium),
         touches.campaign, touches.utm_id, touches.term, touches.content, touches.click_id_kind,
         touches.click_id, touches.referrer_host, touches.landing_page, touches.device, touches.country, false
  from touches_parsed as touches
  join orders_staged as orders on orders.file_no = $file_no::usmallint and orders.order_key = touches.order_key
  left join referrers on touches.decided_by = 'referrer' and referrers.host = touches.referrer_host
  where touches.decided_by <> 'own'
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
