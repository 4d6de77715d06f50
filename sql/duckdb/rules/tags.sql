-- Tags of paid touchpoints whose campaign changes, or that name none: those that change first.
-- reads  rules_changes
-- grain  (source, tag, content, term, campaign_before, campaign_after, found_by)
-- $search   part of a tag, in lower case; '' for any
-- $take     rows wanted at most
with tagged as (
  select coalesce(source, '(direct)') as source, utm_campaign as tag, content, term,
         case when from_found_by is not null then from_campaign end as campaign_before,
         case when to_found_by is not null then to_campaign end     as campaign_after,
         to_found_by                                                as found_by,
         touchpoints
  from rules_changes
  where to_paid and (to_found_by is null or from_campaign_entity_id is distinct from to_campaign_entity_id)
)
select source, tag, content, term, campaign_before, campaign_after, found_by, sum(touchpoints)::bigint as touchpoints
from tagged
where contains(lower(concat_ws(' ', source, tag, content, term)), $search)
group by all
order by bool_or(campaign_before is distinct from campaign_after) desc, touchpoints desc, source, tag, content, term, campaign_before, campaign_after
limit $take::bigint
