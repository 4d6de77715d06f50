-- Touchpoints that count. Robots are left out, and returns from the brand's own pages and from payment steps.
-- reads  touchpoints, left_out_sources
-- grain  touchpoint_id
create view counted_touchpoints as
select touchpoints.*
from touchpoints
anti join left_out_sources on left_out_sources.traffic_source_id = touchpoints.traffic_source_id
where not touchpoints.is_bot
