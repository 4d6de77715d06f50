-- What is wrong with the tags that brought touchpoints in the range. A source may have several faults.
-- reads  tag_used, touch_campaigns, ad_entities, names
-- grain  one row per (traffic_source_id, issue, field, value)
-- suggestion             the value that most touchpoints have, where there is one to follow
-- first_day, end_day     [first_day, end_day)
create macro tag_faults(first_day, end_day) as table
with used as materialized (select * from tag_used(first_day, end_day)),
tags as materialized (
  select traffic_source_id, platform, touchpoints, is_tagged, click_id_kind, unnest(['source', 'medium', 'campaign', 'id', 'term', 'content']) as field,
         unnest([source, medium, campaign, utm_id, term, content])               as value
  from used
),
-- braces arrive encoded, once or twice
macros as (
  select traffic_source_id, field, value
  from tags
  where regexp_matches(regexp_replace(regexp_replace(value, '%(25)*7[bB]', '{', 'g'), '%(25)*7[dD]', '}', 'g'),
                       '\{\{[^{}]*\}\}|\$?\{[A-Za-z_][A-Za-z0-9_.:]*\}|__[A-Z][A-Z_]*__|%[a-z]+!|%%[A-Z_:]+%%|\[%[^%\]]+%\]|\[[A-Z_]{3,}\]')
),
-- a name that an ad bears is right as it is, and two ads may bear names as near as these
spelled as (
  select field, tag_key(field, value) as key, value, sum(touchpoints) as touchpoints,
         field = 'campaign' and value in (select name from ad_entities) as is_known,
         first_value(value) over (partition by field, tag_key(field, value)
                                  order by field = 'campaign' and value in (select name from ad_entities) desc,
                                           sum(touchpoints) desc, value = lower(value) desc, value) as usual
  from tags
  where is_tagged and field in ('source', 'medium', 'campaign') and value is not null and tag_key(field, value) <> ''
    and traffic_source_id not in (select traffic_source_id from macros)
  group by field, key, value
),
own_sites as (
  select distinct tag_site(split_part(name, '/', 1)) as site from names where kind = 'landing_page'
),
sites as (
  select traffic_source_id, referrer_host,
         tag_site(referrer_host) in (select site from own_sites where site <> '')  as is_own,
         regexp_matches(referrer_host, '(^|\.)(paypal|klarna|stripe|adyen|mollie|worldpay|braintreegateway|afterpay|clearpay|affirm|sezzle|sofort|giropay|payu|cardinalcommerce|authorize|pay\.amazon|payments\.amazon|3dsecure|arcot)\.') as is_payment
  from used
  where medium = 'referral' and source = referrer_host and click_id_kind is null
)
select traffic_source_id, 'unexpanded_macro' as issue, field, value, null::varchar as suggestion from macros
union all
select traffic_source_id, 'not_set', field, value, null
from tags
where lower(value) in ('(not set)', '(not provided)', '(none)', '(direct)', 'not set', 'undefined', 'null', 'none', 'n/a', 'nan', 'unknown', '[object object]')
  and is_tagged and traffic_source_id not in (select traffic_source_id from used where source = '(direct)')
union all
select traffic_source_id, 'click_id_without_utm', 'click id', click_id_kind, null
from used
where is_paid and click_id_kind is not null and coalesce(campaign, utm_id, term, content) is null
union all
select traffic_source_id, 'unknown_campaign', if(campaign is not null, 'campaign', 'id'), coalesce(campaign, utm_id), null
from used
where is_paid and coalesce(campaign, utm_id) is not null
  and traffic_source_id not in (select traffic_source_id from touch_campaigns)
  and traffic_source_id not in (select traffic_source_id from macros where field in ('campaign', 'id'))
union all
select tags.traffic_source_id, 'spelling', tags.field, tags.value, spelled.usual
from tags
join spelled on spelled.field = tags.field and spelled.value = tags.value
where spelled.usual <> spelled.value and not spelled.is_known and tags.is_tagged
union all
select traffic_source_id, 'unassigned', 'medium', concat(coalesce(source, '(none)'), ' / ', coalesce(medium, '(none)')), null
from used where channel = 'Unassigned'
union all
select traffic_source_id, 'self_referral', 'referrer', referrer_host, if(is_own, 'own', 'payment')
from sites where is_own or is_payment
