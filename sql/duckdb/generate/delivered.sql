-- What the platforms delivered and charged: Meta by ad, Google by campaign, on every day they ran.
-- reads  campaigns, ads, calendar, paid_visits
-- grain  (campaign_no, ad_no, day_no)
-- line  of the platform's report
-- $clicks_per_visit  link clicks per visit recorded
create table delivered as
with running as (
  select campaign_no, ads.ad_no, campaigns.platform, day_no, calendar.promo, month_no, click_cost, click_rate,
         (coalesce(ads.ad_no, 0)::bigint * 4096 + campaign_no) * 4096 + day_no as entity
  from campaigns
  left join ads using (campaign_no)
  join calendar on calendar.in_period and campaigns.promo in (0, calendar.promo)
),
clicked as (
  select running.*,
         floor(coalesce(visits, 0) * $clicks_per_visit::double * (0.92 + 0.16 * draw('clicks', entity)) + 1.4 * draw('lone clicks', entity))::bigint as link_clicks
  from running
  left join paid_visits
    on  paid_visits.campaign_no = running.campaign_no
    and paid_visits.ad_no is not distinct from running.ad_no
    and paid_visits.day_no = running.day_no
)
select campaign_no, ad_no, platform, day_no, month_no, link_clicks,
       -- Meta's report has a row of totals before each day's ads; Google's has two lines before its header
       (row_number() over (partition by platform order by day_no, campaign_no, ad_no)
        + case platform when 'meta' then 2 + dense_rank() over (partition by platform order by day_no) - 1 else 3 end)::uinteger as line,
       floor(link_clicks * case platform when 'meta' then 1.15 + 0.4 * draw('other clicks', entity) else 1 end)::bigint as clicks,
       floor(link_clicks * (0.74 + 0.16 * draw('arrivals', entity)))::bigint as landing_page_views,
       floor((link_clicks + 0.4 + draw('idle', entity)) / click_rate * (0.85 + 0.3 * draw('impressions', entity)))::bigint as impressions,
       round(link_clicks * click_cost * (0.85 + 0.3 * draw('price', entity)) * case when promo > 0 then 1.12 else 1 end
             + 0.6 * draw('idle', entity), 2)::decimal(18,6) as spend
from clicked
order by day_no, campaign_no, ad_no
