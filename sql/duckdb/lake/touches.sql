-- Touchpoints of persons. Robots are left out.
-- reads  touchpoints, persons
-- grain  touchpoint_id
create view touches as
select touchpoints.touchpoint_id,
       coalesce(persons.person_key, touchpoints.identity_id) as person_key,
       touchpoints.occurred_at, touchpoints.kind, touchpoints.traffic_source_id,
       touchpoints.landing_page_id, touchpoints.device_id, touchpoints.country_id,
       touchpoints.load_id, touchpoints.file_no, touchpoints.line
from touchpoints
left join persons
  on  persons.identity_id = touchpoints.identity_id
  and touchpoints.occurred_at >= persons.from_at and touchpoints.occurred_at < persons.until_at
where not touchpoints.is_bot
