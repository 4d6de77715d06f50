-- Meta's ads, with their ad sets. Google is exported by campaign and has none.
-- reads  campaigns
-- grain  ad_no; adset_no in [0, 2), six ads a campaign
create table ads as
with placed as (
  select campaign_no, id::bigint as campaign_id, adset_no, position,
         campaign_no * 6 + adset_no * 3 + position as ad_no
  from campaigns
  cross join range(2) as adsets(adset_no)
  cross join range(3) as positions(position)
  where platform = 'meta'
)
select ad_no::integer as ad_no,
       campaign_no,
       (campaign_no * 2 + adset_no)::integer as adset_no,
       (campaign_id + 1000 + adset_no * 17)::varchar as adset_id,
       ([ 'Broad 25-54', 'Homeowners', 'Lookalike 3% buyers', 'Lookalike 1% VIP', 'Visitors 30d', 'Cart 14d',
          'Catalog | all', 'Catalog | best sellers', 'Past buyers', 'Newsletter readers' ])
         [1 + (2 * campaign_no + adset_no) % 10] as adset_name,
       (campaign_id + 5000 + adset_no * 170 + position * 11)::varchar as ad_id,
       ([ 'UGC video | Linen tour', 'Static "Cozy" corner', 'Carousel | Best sellers', 'UGC video | Unboxing',
          'Static | Free shipping over $75', 'Reel | Evening light', 'Carousel | New in: lighting' ])
         [1 + (campaign_no + 2 * adset_no + position) % 7] as ad_name,
       (3 - position)::integer as affinity
from placed
order by ad_no
