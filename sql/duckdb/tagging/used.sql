-- Traffic sources that brought touchpoints in the range, with what their tags say.
-- reads  counted_touchpoints, traffic_sources, channels, names
-- grain  traffic_source_id
-- first_day, end_day   [first_day, end_day)
-- is_tagged  a link said it: a campaign, id, term or content, or a source and medium that no referrer or click id gives
create macro tag_used(first_day, end_day) as table
with counted as (
  select traffic_source_id, count(*) as touchpoints, min(occurred_at) as first_at, max(occurred_at) as last_at,
         count(*) filter (where kind in (1, 2, 4)) as visits, arg_min(landing_page_id, occurred_at) as landing_page_id
  from counted_touchpoints
  where occurred_at >= first_day::date::timestamptz and occurred_at < end_day::date::timestamptz
  group by traffic_source_id
)
select counted.*, sources.source, sources.medium, sources.campaign, sources.utm_id, sources.term, sources.content,
       sources.click_id_kind, sources.referrer_host, channels.channel, channels.platform, channels.is_paid,
       landing.name as example,
       coalesce(sources.campaign, sources.utm_id, sources.term, sources.content) is not null
         or coalesce(sources.click_id_kind is null and sources.source <> '(direct)'
                     and not (sources.medium = 'referral' and sources.source = sources.referrer_host)
                     and not (sources.medium = 'organic' and sources.referrer_host is not null), false) as is_tagged
from counted
join traffic_sources as sources on sources.traffic_source_id = counted.traffic_source_id
join channels on channels.traffic_source_id = counted.traffic_source_id
left join names as landing on landing.kind = 'landing_page' and landing.name_id = counted.landing_page_id
