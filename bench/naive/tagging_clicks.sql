-- What an analyst would write: paid visits with a click id and nothing that names a campaign.
select 'click_id_without_utm' as issue, channels.platform, 'click id' as field, traffic_sources.click_id_kind as value,
       count(*)::double as touchpoints
from touches
join traffic_sources on traffic_sources.traffic_source_id = touches.traffic_source_id
join channels on channels.traffic_source_id = touches.traffic_source_id
where touches.occurred_at >= '2024-11-01'::date::timestamptz and touches.occurred_at < '2026-11-01'::date::timestamptz
  and channels.is_paid and traffic_sources.click_id_kind is not null
  and coalesce(traffic_sources.campaign, traffic_sources.utm_id, traffic_sources.term, traffic_sources.content) is null
group by channels.platform, traffic_sources.click_id_kind
order by value
