-- Spend rows of this load under their entities. rank 1 is the newest statement of its key within the load; newer_at is
-- when a newer statement of the lake was extracted.
-- reads  spend_staged, entity_ids, known_spend
-- grain  one row per staged row
create table spend_keyed as
select staged.*, campaign.entity_id as campaign_entity_id, adset.entity_id as adset_entity_id, ad.entity_id as ad_entity_id,
       row_number() over (partition by staged.platform, staged.account_id, staged.day, staged.level, campaign.entity_id, adset.entity_id, ad.entity_id, staged.split
                          order by staged.extracted_at desc, staged.file_no desc, staged.line) as rank,
       known.extracted_at as known_at,
       case when known.extracted_at > staged.extracted_at then known.extracted_at end as newer_at
from spend_staged as staged
join entity_ids as campaign
  on campaign.platform = staged.platform and campaign.account_id = staged.account_id and campaign.level = 'campaign' and campaign.id = staged.campaign_key
left join entity_ids as adset
  on adset.platform = staged.platform and adset.account_id = staged.account_id and adset.level = 'adset' and adset.id = staged.adset_key
left join entity_ids as ad
  on ad.platform = staged.platform and ad.account_id = staged.account_id and ad.level = 'ad' and ad.id = staged.ad_key
left join known_spend as known
  on  known.platform = staged.platform and known.account_id = staged.account_id and known.report_date = staged.day and known.level = staged.level
  and known.campaign_entity_id = campaign.entity_id and known.adset_entity_id is not distinct from adset.entity_id
  and known.ad_entity_id is not distinct from ad.entity_id and known.split = staged.split
