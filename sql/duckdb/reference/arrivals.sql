-- How each touchpoint arrived, as its own fields and the channel rules say.
-- reads  touchpoints, traffic_sources, channels
-- grain  one row per touchpoint
select touchpoints.occurred_at::date::varchar as day, traffic_sources.source, traffic_sources.medium,
       traffic_sources.click_id_kind, channels.platform, channels.channel, channels.is_paid
from touchpoints
join traffic_sources on traffic_sources.traffic_source_id = touchpoints.traffic_source_id
join channels on channels.traffic_source_id = touchpoints.traffic_source_id
order by touchpoints.occurred_at, touchpoints.touchpoint_id
