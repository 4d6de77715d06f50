-- Adds what one part of one template holds in each traffic source that fits the template.
-- $field       utmCampaign | utmContent | utmTerm
-- $pattern     the template as a regular expression (RE2), one group per part
-- $part        number of the group, from 1
-- $matched_by  id | name | adset_name | ad_name
insert into template_tags
select distinct traffic_source_id, $matched_by, trim(regexp_extract(text, $pattern, $part::integer))
from (
  select traffic_source_id, case $field when 'utmCampaign' then campaign when 'utmContent' then content else term end as text
  from traffic_sources
)
where text is not null and regexp_matches(text, $pattern) and trim(regexp_extract(text, $pattern, $part::integer)) <> ''
