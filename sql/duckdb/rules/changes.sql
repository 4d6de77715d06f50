-- Each traffic source under the rules that hold and under the proposed ones.
-- reads  main.rules_side, rules_side, rules_touches, traffic_sources
-- grain  (traffic_source_id, day)
create or replace view rules_changes as
select touches.traffic_source_id, touches.day, touches.touchpoints,
       sources.source, sources.medium, sources.campaign as utm_campaign, sources.content, sources.term, sources.referrer_host,
       before.channel as from_channel, after.channel as to_channel,
       before.rule as from_rule, after.rule as to_rule,
       before.left_out as from_left_out, after.left_out as to_left_out,
       before.is_paid as from_paid, after.is_paid as to_paid,
       before.campaign as from_campaign, after.campaign as to_campaign,
       before.campaign_entity_id as from_campaign_entity_id, after.campaign_entity_id as to_campaign_entity_id,
       before.found_by as from_found_by, after.found_by as to_found_by,
       before.orders as from_orders, after.orders as to_orders,
       before.revenue as from_revenue, after.revenue as to_revenue
from main.rules_touches as touches
join traffic_sources as sources on sources.traffic_source_id = touches.traffic_source_id
join main.rules_side as before
  on before.traffic_source_id = touches.traffic_source_id and before.day is not distinct from touches.day
join rules_side as after
  on after.traffic_source_id = touches.traffic_source_id and after.day is not distinct from touches.day
