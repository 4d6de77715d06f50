-- Which texts meet which condition of the channel rules; case never matters. Texts are far fewer than traffic sources.
-- A negative holds exactly where its positive does not. Patterns are added one by one: a pattern that is a constant is read once.
-- reads  traffic_subjects, channel_conditions
-- grain  (position, number, field, shown, is_missing)
create table channel_matches as
with texts as (
  select field, shown, is_missing, lower(shown) as subject from traffic_subjects group by field, shown, is_missing
)
select conditions.position, conditions.number, texts.field, texts.shown, texts.is_missing
from texts
join channel_conditions as conditions on conditions.field = texts.field
where case conditions.operator
        when 'is'             then subject = needles[1]
        when 'isNot'          then subject <> needles[1]
        when 'in'             then list_contains(needles, subject)
        when 'notIn'          then not list_contains(needles, subject)
        when 'contains'       then contains(subject, needles[1])
        when 'doesNotContain' then not contains(subject, needles[1])
        when 'startsWith'     then starts_with(subject, needles[1])
        when 'endsWith'       then ends_with(subject, needles[1])
        when 'isNull'         then is_missing
        when 'isNotNull'      then not is_missing
        when 'matches'        then false
      end
