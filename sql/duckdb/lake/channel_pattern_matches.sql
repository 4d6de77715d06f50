-- Adds the texts in which one condition's pattern is found. RE2 takes time in proportion to the text, whatever the pattern.
-- $position, $number, $field   the condition
-- $pattern                     regular expression, RE2
insert into channel_matches
select distinct $position::integer, $number::integer, field, shown, is_missing
from traffic_subjects
where field = $field and shown <> '' and regexp_matches(shown, $pattern, 'i')
