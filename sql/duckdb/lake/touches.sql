-- Touchpoints that count, with their persons.
-- reads  counted_touchpoints, persons
-- grain  touchpoint_id
create view touches as
select touchpoints.touchpoint_id,
       coalesce(persons.person_key, touchpoints.identity_id) as person_key,
       touchpoints.occurred_at, touchpoints.kind, touchpoints.traffic_source_id,
       touchpoints.landing_page_id, touchpoints.device_id, touchpoints.country_id,
       touchpoints.load_id, touchpoints.file_no, touchpoints.line
from counted_touchpoints as touchpoints
left join persons
  on  persons.identity_id = touchpoints.identity_id
  and touchpoints.occurred_at >= persons.from_at and touchpoints.occurred_at < persons.until_at
anti join left_out_sources on left_out_sources.traffic_source_id = touchpoints.traffic_source_id
where not touchpoints.is_bot
