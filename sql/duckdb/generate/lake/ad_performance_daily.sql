-- Rows of the canonical table ad_performance_daily, by day: Meta by ad, Google by campaign.
-- reads  delivered, campaigns, ads, calendar, entities
-- $month_no   the month
-- $until_s    when the platforms made the reports, in seconds since 1970
-- $time_zone  the accounts' zone
select delivered.platform,
       campaign_entity.account_id,
       calendar.day                                                            as report_date,
       case when ad_no is null then 'campaign' else 'ad' end                   as level,
       campaign_entity.entity_id                                               as campaign_entity_id,
       adset_entity.entity_id                                                  as adset_entity_id,
       ad_entity.entity_id                                                     as ad_entity_id,
       ''                                                                      as split,
       campaigns.campaign_type,
       case when delivered.platform = 'google_ads' then case when campaigns.promo > 0 then 'Paused' else 'Enabled' end end as status,
       $time_zone                                                              as account_tz,
       'USD'                                                                   as currency,
       impressions,
       clicks,
       case delivered.platform when 'meta' then link_clicks end                as link_clicks,
       case delivered.platform when 'meta' then landing_page_views end         as landing_page_views,
       null::bigint                                                            as video_views,
       case delivered.platform when 'meta' then impressions * 20 // 27 end     as reach,
       spend,
       false                                                                   as provisional,
       to_timestamp($until_s)                                                  as extracted_at,
       1::uinteger                                                             as load_id,
       case delivered.platform when 'meta' then 3 else 4 end::usmallint        as file_no,
       delivered.line
from delivered
join campaigns using (campaign_no)
left join ads using (ad_no)
join calendar using (day_no)
join entities as campaign_entity on campaign_entity.level = 'campaign' and campaign_entity.no = delivered.campaign_no
left join entities as adset_entity on adset_entity.level = 'adset' and adset_entity.no = ads.adset_no
left join entities as ad_entity on ad_entity.level = 'ad' and ad_entity.no = delivered.ad_no
where delivered.month_no = $month_no
order by report_date, campaign_entity_id, ad_entity_id
