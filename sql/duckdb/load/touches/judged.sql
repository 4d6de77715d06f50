-- How each touch arrived: paid click id, UTM tags, other click id, referrer, direct; the first that is there decides.
-- Coming from the shop itself or from a payment step starts no touch.
-- reads  touch_addresses, referrers, click_id_kinds
-- grain  one row per touch input; reason is why it is no touch, else null
create or replace table touches_judged as
with clicked as (
  select *, case
    when gclid is not null then 'gclid' when gbraid is not null then 'gbraid' when wbraid is not null then 'wbraid'
    when dclid is not null then 'dclid' when ttclid is not null then 'ttclid' when msclkid is not null then 'msclkid'
    when sccid is not null then 'ScCid' when twclid is not null then 'twclid' when li_fat_id is not null then 'li_fat_id'
    when fbclid is not null then 'fbclid' when epik is not null then 'epik' when srsltid is not null then 'srsltid'
    when kx is not null then '_kx' when nb_klid is not null then 'nb_klid' end as click_id_kind,
    coalesce(gclid, gbraid, wbraid, dclid, ttclid, msclkid, sccid, twclid, li_fat_id, fbclid, epik, srsltid, kx, nb_klid) as click_id
  from touch_addresses
)
select clicked.line, clicked.touch_id, clicked.order_key, clicked.occurred_at, clicked.kind,
       clicked.customer_id, clicked.email, clicked.phone, clicked.client_id, clicked.session_id, clicked.device, clicked.country, clicked.is_bot,
       clicked.campaign, clicked.utm_id, clicked.term, clicked.content, clicked.click_id_kind, clicked.click_id,
       clicked.referrer_host, clicked.landing_page,
       case when kinds.is_paid then 'click' when tag_source is not null or tag_medium is not null then 'tag'
            when kinds.kind is not null then 'click'
            when referrers.host is not null then case when referrers.is_own or referrers.host = clicked.landing_host then 'own'
                                                      when referrers.is_payment then 'payment' else 'referrer' end
            else 'direct' end as decided_by,
       case decided_by when 'click' then kinds.source when 'tag' then tag_source when 'referrer' then referrers.source else '(direct)' end as source,
       case decided_by when 'click' then kinds.medium when 'tag' then tag_medium when 'referrer' then referrers.medium else '(none)' end   as medium,
       case decided_by when 'own' then 'own_domain' when 'payment' then 'payment_step' end as reason
from clicked
left join click_id_kinds as kinds on kinds.kind = clicked.click_id_kind
left join referrers on referrers.host = clicked.referrer_host
