-- Meta Ads Manager, ad by day: UTF-8 with BOM, dates of the whole report on every row, a row of totals with blank names before each day.
-- reads  delivered, campaigns, ads, calendar, meta_claims
-- $days_early  days before the end of the period on which the report was made; it ends the day before
-- $unsettled_days  purchases of so many days before the report are not all known yet; 0 states all of them
with known as (
  select day_no, day, day - (select max(day) + 1 - $days_early::integer from calendar where in_period) as past_end
  from calendar
),
listed as (
  select known.day, campaigns.name, campaigns.id, ads.*, delivered.impressions, delivered.clicks, delivered.link_clicks, delivered.landing_page_views,
         delivered.spend, delivered.line, impressions * 20 // 27 as reach,
         floor(meta_claims.purchases * share)::integer as purchases,
         case when share = 1 then value
              when floor(meta_claims.purchases * share) > 0
              then round(value * floor(meta_claims.purchases * share)::integer / meta_claims.purchases, 2)::decimal(18,6) end as value
  from delivered
  join campaigns using (campaign_no)
  join ads using (ad_no)
  join (select *, case when -past_end > $unsettled_days::integer then 1 else 0.6 - 0.4 * past_end / $unsettled_days::integer end as share from known) as known
    on known.day_no = delivered.day_no and past_end < 0
  left join meta_claims on meta_claims.ad_no = delivered.ad_no and meta_claims.day_no = delivered.day_no
),
report as (
  select min(day) as starts, max(day) - $days_early::integer as ends from calendar where in_period
),
rows as (
  select day, line, name, id, adset_name, adset_id, ad_name, ad_id, '7-day click or 1-day view' as setting,
         'actions:offsite_conversion.fb_pixel_purchase' as indicator, purchases as results,
         reach, impressions, printf('%.6f', impressions / reach) as frequency, spend, clicks, link_clicks, landing_page_views,
         coalesce(purchases, 0) * 3 + landing_page_views // 12 as carts, coalesce(purchases, 0) * 2 + landing_page_views // 40 as checkouts, purchases, value
  from listed
  union all
  select day, min(line) - 1, null, null, null, null, null, null, null, null, null,
         null, sum(impressions), null, sum(spend), null, sum(link_clicks), null, null, null, sum(purchases), sum(value)
  from listed group by day
)
select starts            as "﻿Reporting starts",
       ends              as "Reporting ends",
       name              as "Campaign name",
       id                as "Campaign ID",
       adset_name        as "Ad set name",
       adset_id          as "Ad set ID",
       ad_name           as "Ad name",
       ad_id             as "Ad ID",
       day               as "Day",
       setting           as "Attribution setting",
       indicator         as "Result indicator",
       results           as "Results",
       reach             as "Reach",
       impressions       as "Impressions",
       frequency         as "Frequency",
       spend::decimal(18,2) as "Amount spent (USD)",
       clicks            as "Clicks (all)",
       link_clicks       as "Link clicks",
       landing_page_views as "Landing page views",
       carts             as "Adds to cart",
       checkouts         as "Checkouts initiated",
       purchases         as "Purchases",
       value::decimal(18,2) as "Purchases conversion value",
       case when name is not null and value is not null then printf('%.6f', value / spend) end as "Purchase ROAS (return on ad spend)",
       case when name is not null and purchases > 0 then printf('%.6f', spend / purchases) end as "Cost per result"
from rows cross join report
order by line
