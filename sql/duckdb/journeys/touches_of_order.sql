-- One order's touchpoints in time, whether or not they may earn.
-- reads  journey_touches, touch_sources, traffic_sources, touchpoint_kinds, touchpoints, names
-- grain  touchpoint_id
-- $order_key   key of a converting order;  $lookback_us, $view_lookback_us as in attribution_credits
select journey.touchpoint_id::varchar                 as touchpoint_id,
       journey.path_key::varchar                      as path_key,
       journey.occurred_at                            as touched_at,
       touchpoint_kinds.name                          as kind,
       coalesce(named.channel, usual.channel)         as channel,
       coalesce(named.campaign, usual.campaign)       as campaign,
       concat_ws(' / ', traffic_sources.source, traffic_sources.medium) as source,
       landing_pages.name                             as landing_page,
       journey.age_us <= case when journey.kind = 3 then $view_lookback_us::bigint else $lookback_us::bigint end as in_window,
       (journey.age_us / 1000000)::bigint             as age_seconds,
       journey.load_id, journey.file_no, journey.line
from journey_touches as journey
join touch_sources as usual on usual.traffic_source_id = journey.traffic_source_id and usual.day is null
left join touch_sources as named on named.traffic_source_id = journey.traffic_source_id and named.day = journey.occurred_at::date
join traffic_sources on traffic_sources.traffic_source_id = journey.traffic_source_id
join touchpoint_kinds on touchpoint_kinds.kind = journey.kind
left join touchpoints on touchpoints.touchpoint_id = journey.touchpoint_id
left join names as landing_pages on landing_pages.kind = 'landing_page' and landing_pages.name_id = touchpoints.landing_page_id
where journey.order_key = $order_key::bigint
order by journey.path_key desc
