-- What a touchpoints file states of each touch, before its address is taken apart.
-- reads  touch_rows_read
-- grain  one row per row of the file that is not blank
-- $zone  the source's zone, for times without an offset
create or replace table touch_inputs as
select line, touch_id, null::bigint as order_key, load_instant(occurred_at, $zone) as occurred_at, occurred_at as occurred_text,
       case when kind is null or kind in ('1', 'visit', 'session', 'pageview', 'page_view', 'page view') then 1
            when kind in ('2', 'click', 'ad_click', 'ad click')                                         then 2
            when kind in ('3', 'view', 'impression', 'ad_view', 'ad view', 'view_through')              then 3
            when kind in ('4', 'order_visit')                                                           then 4
            when kind in ('5', 'code', 'discount_code', 'coupon')                                       then 5
            when kind in ('6', 'survey')                                                                then 6 end::utinyint as kind,
       kind as kind_text,
       customer_id, email, phone, client_id, session_id, landing, referrer,
       utm_source, utm_medium, utm_campaign, utm_id, utm_term, utm_content,
       gclid, gbraid, wbraid, dclid, ttclid, msclkid, sccid, twclid, li_fat_id, fbclid, epik, srsltid, kx, nb_klid,
       device, country, is_bot in ('true', '1', 'yes', 't', 'y') as is_bot
from touch_rows_read
