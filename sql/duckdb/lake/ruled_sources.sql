-- Every rule that would take a traffic source, whatever stands before it.
-- reads  traffic_subjects, channel_matches, channel_rules
-- grain  (traffic_source_id, position)
create table ruled_sources as
select subjects.traffic_source_id, rules.position
from traffic_subjects as subjects
join channel_matches as matches
  on  matches.field = subjects.field and matches.shown = subjects.shown and matches.is_missing = subjects.is_missing
join channel_rules as rules on rules.position = matches.position
group by subjects.traffic_source_id, rules.position
having count(*) >= max(case when rules.all_needed then rules.conditions else 1 end)
