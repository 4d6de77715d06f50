-- Conditions of the channel rules in force.
-- grain  (position, number): the rule's place and the condition's within it, from 1
-- $positions, $numbers, $fields, $operators   one entry per condition
-- $needles   what it compares with, lists joined by the unit separator; '' for none
create table channel_conditions as
select unnest($positions::integer[])                                  as position,
       unnest($numbers::integer[])                                    as number,
       unnest($fields::varchar[])                                     as field,
       unnest($operators::varchar[])                                  as operator,
       unnest($needles::varchar[])                                    as needle,
       list_transform(string_split(needle, chr(31)), lambda one: lower(one)) as needles
