-- Traffic sources with the channel each has and would have, largest first.
-- reads  rules_changes
-- grain  (source, medium, campaign, referrer_host, from_channel, to_channel, from_rule, to_rule)
-- $only_moved           whether only sources that change channel are asked for
-- $from_channel, $to_channel, $rule   what a row must have; null for any. rule: place of the proposed rule that takes it
-- $search               part of source, medium, campaign or host, in lower case; '' for any
-- $take                 rows wanted at most
select coalesce(source, '(direct)') as source,
       coalesce(medium, case when source is null then '(none)' else '(not set)' end) as medium,
       utm_campaign as campaign, referrer_host, from_channel, to_channel, from_rule, to_rule,
       sum(touchpoints)::bigint         as touchpoints,
       sum(to_orders)                   as orders,
       sum(to_revenue)::decimal(18,6)   as revenue
from rules_changes
where (not $only_moved::boolean or from_channel <> to_channel)
  and ($from_channel::varchar is null or from_channel = $from_channel)
  and ($to_channel::varchar is null or to_channel = $to_channel)
  and ($rule::integer is null or to_rule = $rule::integer)
  and ($search = '' or contains(lower(concat_ws(' ', source, medium, utm_campaign, referrer_host)), $search))
group by all
order by touchpoints desc, source, medium, campaign, referrer_host, from_channel, to_channel, from_rule, to_rule
limit $take::bigint
