-- Landing page and referrer taken apart: tags in the address count when the file has no column for them. Names in any
-- case; empty values and everything after # do not count.
-- reads  touch_inputs
-- grain  one row per touch input
create or replace table touch_addresses as
with found as (
  select *, split_part(landing, '#', 1) as address,
         regexp_extract_all(split_part(landing, '#', 1),
           '(?i)[?&](?:utm_source|utm_medium|utm_campaign|utm_id|utm_term|utm_content|gclid|gbraid|wbraid|dclid|ttclid|msclkid|sccid|twclid|li_fat_id|fbclid|epik|srsltid|_kx|nb_klid)=[^&]+') as pairs
  from touch_inputs
),
named as (
  select *, list_transform(pairs, lambda pair: lower(split_part(pair[2:], '=', 1))) as names,
         list_transform(pairs, lambda pair: pair[strpos(pair, '=') + 1:])           as texts
  from found
)
select line, touch_id, order_key, occurred_at, kind, customer_id, email, phone, client_id, session_id, device, country, is_bot,
       coalesce(utm_source, load_param(names, texts, 'utm_source'))     as tag_source,
       coalesce(utm_medium, load_param(names, texts, 'utm_medium'))     as tag_medium,
       coalesce(utm_campaign, load_param(names, texts, 'utm_campaign')) as campaign,
       coalesce(utm_id, load_param(names, texts, 'utm_id'))             as utm_id,
       coalesce(utm_term, load_param(names, texts, 'utm_term'))         as term,
       coalesce(utm_content, load_param(names, texts, 'utm_content'))   as content,
       coalesce(load_text(gclid), load_param(names, texts, 'gclid'))         as gclid,
       coalesce(load_text(gbraid), load_param(names, texts, 'gbraid'))       as gbraid,
       coalesce(load_text(wbraid), load_param(names, texts, 'wbraid'))       as wbraid,
       coalesce(load_text(dclid), load_param(names, texts, 'dclid'))         as dclid,
       coalesce(load_text(ttclid), load_param(names, texts, 'ttclid'))       as ttclid,
       coalesce(load_text(msclkid), load_param(names, texts, 'msclkid'))     as msclkid,
       coalesce(load_text(sccid), load_param(names, texts, 'sccid'))       as sccid,
       coalesce(load_text(twclid), load_param(names, texts, 'twclid'))       as twclid,
       coalesce(load_text(li_fat_id), load_param(names, texts, 'li_fat_id')) as li_fat_id,
       coalesce(load_text(fbclid), load_param(names, texts, 'fbclid'))       as fbclid,
       coalesce(load_text(epik), load_param(names, texts, 'epik'))           as epik,
       coalesce(load_text(srsltid), load_param(names, texts, 'srsltid'))     as srsltid,
       coalesce(load_text(kx), load_param(names, texts, '_kx'))              as kx,
       coalesce(load_text(nb_klid), load_param(names, texts, 'nb_klid'))     as nb_klid,
       load_host(landing)  as landing_host,
       load_host(referrer) as referrer_host,
       load_text(regexp_replace(regexp_replace(split_part(address, '?', 1), '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//', ''), '^[Ww]{3}\.', '')) as landing_page
from named
