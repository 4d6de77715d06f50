-- What each proposed rule takes, and what it would take if it stood first.
-- reads  channel_rules, ruled_sources, rules_side, rules_touches
-- grain  position of a rule in force
with taken as (
  select rule as position, count(distinct side.traffic_source_id) as sources, sum(touches.touchpoints) as touchpoints,
         sum(side.orders) as orders, sum(side.revenue) as revenue
  from rules_side as side
  join main.rules_touches as touches on touches.traffic_source_id = side.traffic_source_id and touches.day is not distinct from side.day
  where rule is not null
  group by rule
),
would as (
  select ruled.position, sum(touches.touchpoints) as touchpoints, count(distinct ruled.traffic_source_id) as sources,
         list_sort(list(distinct side.rule) filter (where side.rule < ruled.position)) as before
  from ruled_sources as ruled
  join main.rules_touches as touches on touches.traffic_source_id = ruled.traffic_source_id
  join rules_side as side on side.traffic_source_id = touches.traffic_source_id and side.day is not distinct from touches.day
  group by ruled.position
)
select rules.position, rules.channel,
       coalesce(taken.sources, 0)::integer             as sources,
       coalesce(taken.touchpoints, 0)::bigint          as touchpoints,
       coalesce(taken.orders, 0)::double               as orders,
       coalesce(taken.revenue, 0)::decimal(18,6)       as revenue,
       coalesce(would.touchpoints, 0)::bigint          as would_take,
       coalesce(array_to_string(would.before, ', '), '') as taken_by
from channel_rules as rules
left join taken on taken.position = rules.position
left join would on would.position = rules.position
order by rules.position
