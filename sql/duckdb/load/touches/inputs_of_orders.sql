-- The visits that orders tell of: note attributes, landing page, referrer. An order without any has none.
-- A visit without a stated time takes the order's instant.
-- reads  order_attributes, orders_typed
-- grain  one row per order with evidence
-- $shop_id  with the order's id it makes the order's key
create or replace table order_touch_inputs as
with inputs as (
  select attributes.line, null::varchar as own_id,
         load_hash('order' || chr(31) || load_part($shop_id) || load_part(orders_typed.order_id)) as order_key,
         coalesce(attributes.visited_at, attributes.created_at::varchar) as occurred_text, 'order_visit' as kind_text,
         orders_typed.customer_id, orders_typed.email, orders_typed.phone, attributes.client_id, null::varchar as session_id,
         attributes.landing, attributes.referrer,
         load_param(names, texts, 'utm_source') as utm_source, load_param(names, texts, 'utm_medium') as utm_medium,
         load_param(names, texts, 'utm_campaign') as utm_campaign, load_param(names, texts, 'utm_id') as utm_id,
         load_param(names, texts, 'utm_term') as utm_term, load_param(names, texts, 'utm_content') as utm_content,
         list_transform(load_click_kinds(), lambda kind: load_param(names, texts, lower(kind))) as clicks,
         null::varchar as device, orders_typed.country, false as is_bot
  from order_attributes as attributes
  join orders_typed on orders_typed.line = attributes.line
)
select * from inputs
where coalesce(landing, referrer, utm_source, utm_medium, utm_campaign, utm_id, list_filter(clicks, lambda id: id is not null)[1]) is not null
