-- What each traffic source is and earned under one set of rules.
-- reads  rules_touches, touch_sources, channels, left_out_sources, rules_credits
-- grain  (traffic_source_id, day), those of rules_touches
-- channel  '(left out)' where the rules say that it starts no touch
create or replace table rules_side as
select touches.traffic_source_id, touches.day,
       case when left_out.reason is null then coalesce(named.channel, usual.channel) else '(left out)' end as channel,
       left_out.reason                                                        as left_out,
       case when left_out.reason is null then channels.rule end               as rule,
       coalesce(named.is_paid, usual.is_paid) and left_out.reason is null     as is_paid,
       coalesce(named.campaign_entity_id, usual.campaign_entity_id)           as campaign_entity_id,
       coalesce(named.campaign, usual.campaign)                               as campaign,
       coalesce(named.found_by, usual.found_by)                               as found_by,
       coalesce(credits.orders, 0)                                            as orders,
       coalesce(credits.revenue, 0)                                           as revenue
from main.rules_touches as touches
join channels on channels.traffic_source_id = touches.traffic_source_id
join touch_sources as usual on usual.traffic_source_id = touches.traffic_source_id and usual.day is null
left join touch_sources as named on named.traffic_source_id = touches.traffic_source_id and named.day = touches.day
left join left_out_sources as left_out on left_out.traffic_source_id = touches.traffic_source_id
left join rules_credits as credits
  on credits.traffic_source_id = touches.traffic_source_id and credits.day is not distinct from touches.day
