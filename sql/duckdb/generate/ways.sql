-- Every distinct link by which people arrive: an ad, a newsletter, a search engine. It becomes a traffic source.
-- reads  campaigns, ads, routes, calendar
-- grain  way_no
-- promo     null: always; else only while that promotion runs
-- month_no  null: always; else only in that month
-- affinity  relative share within its route
create table ways as
with keywords (theme, terms) as (
  values ('Brand', ['halden and co', 'halden home', 'halden candles']),
         ('Home fragrance', ['soy candle', 'reed diffuser', 'scented candle set']),
         ('Bedding', ['linen duvet cover', 'percale sheets', 'wool throw']),
         ('Lighting', ['table lamp', 'paper lantern', 'bedside lamp']),
         ('Black Friday', ['black friday home deals', 'candle sale'])
),
social as (
  select ad.*, campaign.name, campaign.id, campaign.promo, campaign.affinity as campaign_affinity
  from ads as ad join campaigns as campaign using (campaign_no)
),
google as (
  select campaign.*, keyword.term, regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g') as slug
  from campaigns as campaign
  left join (select theme, unnest(terms) as term from keywords) as keyword on contains(campaign.name, keyword.theme)
  where platform = 'google_ads'
),
listed (route, campaign_no, ad_no, promo, month_no, affinity, source, medium, campaign, utm_id, term, content, click_id_kind, referrer_host) as (
  select 'paid_social', campaign_no, ad_no, promo, null, campaign_affinity * social.affinity * site.affinity,
         site.source, 'paid_social', name, id, null, ad_id, 'fbclid', site.host
  from social
  cross join (values ('facebook', 'l.facebook.com', 2), ('instagram', 'l.instagram.com', 1)) as site (source, host, affinity)
  union all
  select 'social_view', campaign_no, ad_no, promo, null, campaign_affinity * social.affinity,
         'facebook', 'paid_social', name, id, null, ad_id, null, null
  from social
  union all
  select route, campaign_no, null, promo, null, 6 * affinity,
         'google', 'cpc',
         case route when 'cross_network' then slug || '_cross-network' when 'shopping' then slug else id end,
         case when route in ('cross_network', 'shopping') then id end,
         term, null, 'gclid', 'www.google.com'
  from google
  union all
  select * from (values
    ('search_generic', null, null, 0,    null, 9,  'google', 'cpc', null, null, null, null, 'gclid', 'www.google.com'),
    ('direct',         null, null, null, null, 1,  '(direct)', '(none)', null, null, null, null, null, null),
    ('organic_search', null, null, null, null, 16, 'google', 'organic', null, null, null, null, null, 'www.google.com'),
    ('organic_search', null, null, null, null, 3,  'bing', 'organic', null, null, null, null, null, 'www.bing.com'),
    ('organic_search', null, null, null, null, 1,  'duckduckgo', 'organic', null, null, null, null, null, 'duckduckgo.com'),
    ('referral',       null, null, null, null, 4,  'thehomejournal.example', 'referral', null, null, null, null, null, 'thehomejournal.example'),
    ('referral',       null, null, null, null, 3,  'apartmentdiary.example', 'referral', null, null, null, null, null, 'apartmentdiary.example'),
    ('referral',       null, null, null, null, 2,  'slowliving.example', 'referral', null, null, null, null, null, 'slowliving.example'),
    ('affiliate',      null, null, null, null, 4,  'partnerize', 'affiliate', 'cashbackclub', null, null, null, null, 'cashbackclub.example'),
    ('affiliate',      null, null, null, null, 3,  'partnerize', 'affiliate', 'dealsdaily', null, null, null, null, 'dealsdaily.example'),
    ('affiliate',      null, null, null, null, 2,  'partnerize', 'affiliate', 'interiors-blog', null, null, null, null, 'interiors.example'),
    ('organic_social', null, null, null, null, 4,  'pinterest', 'social', 'pins', null, null, null, null, 'www.pinterest.com'),
    ('organic_social', null, null, null, null, 4,  'instagram', 'social', 'link-in-bio', null, null, null, null, 'l.instagram.com'),
    ('organic_social', null, null, null, null, 2,  'facebook', 'referral', null, null, null, null, 'fbclid', 'l.facebook.com'),
    ('email',          null, null, null, null, 3,  'klaviyo', 'email', 'flow_welcome', null, null, null, null, null),
    ('email',          null, null, null, null, 4,  'klaviyo', 'email', 'flow_abandoned_cart', null, null, null, null, null),
    ('email',          null, null, null, null, 2,  'klaviyo', 'email', 'flow_winback', null, null, null, null, null),
    ('email',          null, null, 1,    null, 9,  'klaviyo', 'email', 'summer_sale_launch', null, null, null, null, null),
    ('email',          null, null, 2,    null, 9,  'klaviyo', 'email', 'black_friday_early_access', null, null, null, null, null),
    ('email',          null, null, 2,    null, 7,  'klaviyo', 'email', 'black_friday_last_call', null, null, null, null, null)
  )
  union all
  select 'email', null, null, null, month_no, 5, 'klaviyo', 'email', month || '_newsletter_' || issue, null, null, null, null, null
  from (select distinct month_no, month from calendar) cross join (values ('a'), ('b')) as issues (issue)
)
select (row_number() over (order by route_no, campaign_no nulls last, ad_no, source, listed.campaign nulls last, term, month_no) - 1)::integer as way_no,
       route_no,
       campaign_no::integer as campaign_no,
       ad_no::integer as ad_no,
       case when promo > 0 then promo end::integer as promo,
       month_no::integer as month_no,
       affinity::integer as affinity,
       source, medium, listed.campaign as campaign, utm_id, term, content, click_id_kind, referrer_host
from listed join routes using (route)
order by way_no
