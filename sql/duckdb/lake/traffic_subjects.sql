-- What channel rules look at: each field of each traffic source that some rule names, as it is shown. Without a source a visit is
-- '(direct)', without a medium '(none)' or '(not set)', as in GA4; other fields that are missing are ''.
-- reads  traffic_sources, channel_conditions
-- grain  (traffic_source_id, field)
create view traffic_subjects as
select * from (
  select traffic_source_id,
         unnest(['source', 'medium', 'campaign', 'utmId', 'term', 'content', 'clickIdKind', 'referrerHost']) as field,
         unnest([coalesce(source, '(direct)'), coalesce(medium, case when source is null then '(none)' else '(not set)' end),
                 coalesce(campaign, ''), coalesce(utm_id, ''), coalesce(term, ''), coalesce(content, ''),
                 coalesce(click_id_kind, ''), coalesce(referrer_host, '')])                                  as shown,
         unnest([source is null, medium is null, campaign is null, utm_id is null, term is null, content is null,
                 click_id_kind is null, referrer_host is null])                                              as is_missing
  from traffic_sources
)
where field in (select channel_conditions.field from channel_conditions)
