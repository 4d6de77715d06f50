-- The workspace's own channel rules, tried in order of position before GA4's default channel group.
-- $channels, $fields, $operators, $needles   one entry per rule, in order; needles in lower case
create table channel_rules as
select generate_subscripts($channels::varchar[], 1) as position,
       unnest($channels::varchar[])                 as channel,
       unnest($fields::varchar[])                   as field,
       unnest($operators::varchar[])                as operator,
       unnest($needles::varchar[])                  as needle
