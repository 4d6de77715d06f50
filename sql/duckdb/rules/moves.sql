-- Which channels traffic moves between, largest first; a channel that keeps its traffic but earns more or less is a row too.
-- reads  rules_changes
-- grain  (from_channel, to_channel)
-- $take   rows wanted at most
select from_channel, to_channel,
       count(distinct traffic_source_id)::integer as sources,
       sum(touchpoints)::bigint                   as touchpoints,
       sum(from_orders)                           as orders_before,
       sum(to_orders)                             as orders_after,
       sum(from_revenue)::decimal(18,6)           as revenue_before,
       sum(to_revenue)::decimal(18,6)             as revenue_after
from rules_changes
group by from_channel, to_channel
having from_channel <> to_channel or abs(sum(to_orders) - sum(from_orders)) > 1e-9
order by from_channel = to_channel, touchpoints desc, from_channel, to_channel
limit $take::bigint
