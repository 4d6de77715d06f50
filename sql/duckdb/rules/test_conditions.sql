-- Which conditions a visit that somebody made up would meet, under channel rules as they are being written.
-- grain  (position, number): the rule's place and the condition's within it
-- $positions, $numbers, $fields, $operators, $needles   one entry per condition, as in channel_conditions
-- $sample_fields, $sample_texts, $sample_missing        the visit: each field as it is shown, and 1 where it is missing
with conditions as (
  select unnest($positions::integer[]) as position, unnest($numbers::integer[]) as number, unnest($fields::varchar[]) as field,
         unnest($operators::varchar[]) as operator, unnest($needles::varchar[]) as needle
),
sample as (
  select unnest($sample_fields::varchar[]) as field, unnest($sample_texts::varchar[]) as shown, unnest($sample_missing::integer[]) = 1 as is_missing
),
worded as (
  select conditions.position, conditions.number, conditions.field, operator, shown, is_missing, needle, lower(shown) as subject,
         list_transform(string_split(needle, chr(31)), lambda one: lower(one)) as needles
  from conditions join sample on sample.field = conditions.field
)
select position, number, field, shown,
       case operator
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
         when 'matches'        then shown <> '' and regexp_matches(shown, needle, 'i')
       end as holds
from worded
order by position, number
