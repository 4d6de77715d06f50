-- What an analyst would write: count visits and visitors by day and channel.
select touch.occurred_at::date::varchar as day, source.channel, count(*) as touchpoints, count(distinct touch.person_key) as people
from touches as touch
join touch_sources as source on source.traffic_source_id = touch.traffic_source_id and source.day is null
where touch.occurred_at >= '2026-05-01'::date::timestamptz and touch.occurred_at < '2026-11-01'::date::timestamptz
group by all
order by all
