-- Touchpoints of each channel under the rules that hold and under the proposed ones.
-- reads  rules_changes
-- grain  channel
select channel, sum(before)::bigint as before, sum(after)::bigint as after
from (
  select from_channel as channel, touchpoints as before, 0 as after from rules_changes
  union all
  select to_channel, 0, touchpoints from rules_changes
)
group by channel
order by channel
