-- How each touchpoint arrived, as its own fields and the channel rules say.
-- reads  touches, traffic_sources, channels
-- grain  one row per touchpoint
select touches.occurred_at::date::varchar as day, traffic_sources.source, traffic_sources.medium,
       traffic_sources.click_id_kind, channels.platform, channels.channel, channels.is_paid
from touches
join traffic_sources on traffic_sources.traffic_source_id = touches.traffic_source_id
join channels on channels.traffic_source_id = touches.traffic_source_id
order by touches.occurred_at, touches.touchpoint_id
