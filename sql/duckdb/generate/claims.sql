-- What the platforms report as their own, to the cent and hundredth that a report shows.
-- reads  delivered, meta_claims, google_credits
-- grain  (platform, campaign_no, ad_no, day_no), only days on which the platform delivered
create table claims as
select delivered.platform, delivered.campaign_no, delivered.ad_no, delivered.day_no, delivered.month_no, delivered.line,
       purchases::decimal(18,6) as conversions, value
from delivered
join meta_claims using (ad_no, day_no)
union all
select delivered.platform, delivered.campaign_no, delivered.ad_no, delivered.day_no, delivered.month_no, delivered.line,
       round(coalesce(conversion_millionths, 0) / 1000000, 2)::decimal(18,6),
       round(coalesce(value_millionths, 0) / 1000000, 2)::decimal(18,6)
from delivered
left join google_credits using (campaign_no, day_no)
where platform = 'google_ads'
order by platform, day_no, campaign_no, ad_no
