-- What was put into the brand, by campaign.
-- reads  campaigns, touches, noted_visits, ways, delivered, claims
-- grain  campaign
with visits as (
  select campaign_no, sum(touchpoints) as touchpoints
  from (select way_no, count(*) as touchpoints from touches group by way_no
        union all
        select way_no, count(*) from noted_visits group by way_no)
  join ways using (way_no)
  group by campaign_no
),
delivery as (
  select campaign_no, sum(spend) as spend, sum(impressions) as impressions, sum(clicks) as clicks from delivered group by campaign_no
),
claimed as (
  select campaign_no, sum(conversions) as conversions, sum(value) as value from claims group by campaign_no
)
select platform, id, name,
       coalesce(touchpoints, 0)::bigint            as touchpoints,
       spend::decimal(18,2)                        as spend,
       impressions::bigint                         as impressions,
       clicks::bigint                              as clicks,
       coalesce(conversions, 0)::decimal(18,2)     as claimed_conversions,
       coalesce(value, 0)::decimal(18,2)           as claimed_value
from campaigns
join delivery using (campaign_no)
left join visits using (campaign_no)
left join claimed using (campaign_no)
order by platform, id
