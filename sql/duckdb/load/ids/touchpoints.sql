-- Fills the canonical table of touchpoints.
-- reads  touches_won, touch_identities, orders, names, known_names, traffic_sources, known_traffic_sources
-- $load_id
-- $first_identity  identity of the first touch that nothing identifies
insert into touchpoints by name
with named as (select * from names union all select * from known_names),
arrived as (select * from traffic_sources union all select * from known_traffic_sources)
select won.touch_id as touchpoint_id,
       coalesce(case when won.order_key is not null then orders.identity_id else whose.given end, $first_identity::uinteger + whose.own_no - 1)::uinteger as identity_id,
       won.session_id, won.occurred_at, won.kind, arrived.traffic_source_id,
       landing.name_id as landing_page_id, won.click_id, device.name_id as device_id, country.name_id as country_id, won.is_bot,
       $load_id::uinteger as load_id, won.file_no, won.line
from touches_won as won
join touch_identities as whose on whose.touch_id = won.touch_id
left join orders on orders.order_key = won.order_key
join arrived
  on  arrived.source is not distinct from won.source and arrived.medium is not distinct from won.medium
  and arrived.campaign is not distinct from won.campaign and arrived.utm_id is not distinct from won.utm_id
  and arrived.term is not distinct from won.term and arrived.content is not distinct from won.content
  and arrived.click_id_kind is not distinct from won.click_id_kind and arrived.referrer_host is not distinct from won.referrer_host
left join named as landing on landing.kind = 'landing_page' and landing.name = won.landing_page
left join named as device  on device.kind = 'device'        and device.name = won.device
left join named as country on country.kind = 'country'      and country.name = won.country
