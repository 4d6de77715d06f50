-- The touchpoint feed, by time.
-- reads  touches, ways, way_links, landing_pages
-- customer_id and email stand where the visitor had logged in; one address in thirty is typed with a capital.
select 'tp-' || lower(hex(key63('touchpoint', touch_no)))                                             as touchpoint_id,
       strftime(to_timestamp(occurred_s), '%Y-%m-%dT%H:%M:%S%z') || ':00'                             as occurred_at,
       case kind when 1 then 'visit' when 2 then 'click' else 'view' end                              as kind,
       client_of(client_identity)                                                                     as client_id,
       case when account_identity is not null then (7100000000000 + touch_no // 2048 * 13)::varchar end as customer_id,
       case when account_identity is null then null
            when touch_no % 30 = 0 then upper(email_of(touch_no // 2048)[1]) || email_of(touch_no // 2048)[2:]
            else email_of(touch_no // 2048) end                                                       as email,
       case when kind <> 3 then 's-' || lower(hex(key63('session', touch_no))) end                    as session_id,
       'https://www.halden.example' || path
         || coalesce('?' || nullif(concat_ws('&', tags, case when kind <> 3 then
              case click_id_kind when 'gclid' then 'gclid=Cj0KCQjw' when 'fbclid' then 'fbclid=IwAR' end
              || hex(key63('click', touch_no)) end), ''), '')                                         as landing_url,
       case when kind <> 3 then referrer end                                                          as referrer,
       ([ 'mobile', 'desktop', 'tablet' ])[1 + device_no]                                             as device,
       ([ 'US', 'CA', 'GB' ])[1 + country_no]                                                         as country
from touches
join ways using (way_no)
join way_links using (way_no)
join landing_pages using (landing_page_no)
order by touches.rowid
