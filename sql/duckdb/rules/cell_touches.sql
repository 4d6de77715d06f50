-- Touchpoints behind a cell, newest first.
-- reads  touchpoints, rules_changes, touchpoint_kinds
-- grain  touchpoint_id
-- $from_channel, $to_channel, $rule, $host, $source, $medium, $campaign   what the touchpoint must have; null for any
-- $skip, $take   page;  $first_day, $end_day   local days, half-open
select touchpoints.occurred_at as touched_at, touchpoint_kinds.name as kind,
       coalesce(changes.source, '(direct)') as source, coalesce(changes.medium, '(none)') as medium,
       changes.utm_campaign as campaign, changes.referrer_host, changes.from_channel, changes.to_channel,
       touchpoints.load_id, touchpoints.file_no, touchpoints.line
from touchpoints
left join main.rules_special_days as special
  on special.traffic_source_id = touchpoints.traffic_source_id and special.day = touchpoints.occurred_at::date
join rules_changes as changes
  on changes.traffic_source_id = touchpoints.traffic_source_id and changes.day is not distinct from special.day
join touchpoint_kinds on touchpoint_kinds.kind = touchpoints.kind
where not touchpoints.is_bot
  and touchpoints.occurred_at >= $first_day::date::timestamptz and touchpoints.occurred_at < $end_day::date::timestamptz
  and ($from_channel::varchar is null or changes.from_channel = $from_channel)
  and ($to_channel::varchar is null or changes.to_channel = $to_channel)
  and ($rule::integer is null or changes.to_rule = $rule::integer)
  and ($host::varchar is null or changes.referrer_host = $host)
  and ($source::varchar is null or coalesce(changes.source, '(direct)') = $source)
  and ($medium::varchar is null or coalesce(changes.medium, case when changes.source is null then '(none)' else '(not set)' end) = $medium)
  and ($campaign::varchar is null or changes.utm_campaign = $campaign)
order by touchpoints.occurred_at desc, touchpoints.touchpoint_id desc
limit $take::bigint offset $skip::bigint
