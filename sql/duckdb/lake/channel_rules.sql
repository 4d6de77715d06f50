-- The workspace's own channel rules that are in force, tried in order of position before GA4's default channel group.
-- grain  position: the rule's place among all rules of the workspace, from 1
-- $positions, $channels, $all_needed, $condition_counts   one entry per rule; all_needed: every condition must hold, else any one
create table channel_rules as
select unnest($positions::integer[])        as position,
       unnest($channels::varchar[])         as channel,
       unnest($all_needed::integer[]) = 1   as all_needed,
       unnest($condition_counts::integer[]) as conditions
