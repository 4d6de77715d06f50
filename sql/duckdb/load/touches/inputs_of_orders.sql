-- The visits that orders tell of: note attributes, landing page, referrer. An order without any has none.
-- A visit without a stated time takes the order's instant.
-- reads  order_attributes, orders_typed
-- grain  one row per order with evidence
-- $zone     the shop's zone
-- $shop_id  with the order's id it makes the order's key
create or replace table touch_inputs as
select attributes.line, null::varchar as touch_id,
       load_hash('order' || chr(31) || load_part($shop_id) || load_part(orders_typed.order_id)) as order_key,
       coalesce(load_instant(attributes.visited_at, $zone), attributes.created_at) as occurred_at, attributes.visited_at as occurred_text,
       4::utinyint as kind, null::varchar as kind_text,
       orders_typed.customer_id, orders_typed.email, orders_typed.phone, attributes.client_id, null::varchar as session_id,
       attributes.landing, attributes.referrer,
       load_param(names, texts, 'utm_source') as utm_source, load_param(names, texts, 'utm_medium') as utm_medium,
       load_param(names, texts, 'utm_campaign') as utm_campaign, load_param(names, texts, 'utm_id') as utm_id,
       load_param(names, texts, 'utm_term') as utm_term, load_param(names, texts, 'utm_content') as utm_content,
       load_param(names, texts, 'gclid') as gclid, load_param(names, texts, 'gbraid') as gbraid,
       load_param(names, texts, 'wbraid') as wbraid, load_param(names, texts, 'dclid') as dclid,
       load_param(names, texts, 'ttclid') as ttclid, load_param(names, texts, 'msclkid') as msclkid,
       load_param(names, texts, 'sccid') as sccid, load_param(names, texts, 'twclid') as twclid,
       load_param(names, texts, 'li_fat_id') as li_fat_id, load_param(names, texts, 'fbclid') as fbclid,
       load_param(names, texts, 'epik') as epik, load_param(names, texts, 'srsltid') as srsltid,
       load_param(names, texts, '_kx') as kx, load_param(names, texts, 'nb_klid') as nb_klid,
       null::varchar as device, orders_typed.country, false as is_bot
from order_attributes as attributes
join orders_typed on orders_typed.line = attributes.line
where attributes.landing is not null or attributes.referrer is not null
   or coalesce(load_param(names, texts, 'utm_source'), load_param(names, texts, 'utm_medium'), load_param(names, texts, 'utm_campaign'),
               load_param(names, texts, 'utm_id'), load_param(names, texts, 'gclid'), load_param(names, texts, 'gbraid'),
               load_param(names, texts, 'wbraid'), load_param(names, texts, 'dclid'), load_param(names, texts, 'ttclid'),
               load_param(names, texts, 'msclkid'), load_param(names, texts, 'sccid'), load_param(names, texts, 'twclid'),
               load_param(names, texts, 'li_fat_id'), load_param(names, texts, 'fbclid'), load_param(names, texts, 'epik'),
               load_param(names, texts, 'srsltid'), load_param(names, texts, '_kx'), load_param(names, texts, 'nb_klid')) is not null
