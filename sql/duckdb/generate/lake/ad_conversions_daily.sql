-- Rows of the canonical table ad_conversions_daily, by day: Meta's purchases where it claims any, Google's conversions on every day.
-- reads  claims, campaigns, ads, calendar, entities
-- $month_no  the month
-- $until_s   when the platforms made the reports, in seconds since 1970
select claims.platform,
       campaign_entity.account_id,
       calendar.day                                                                       as report_date,
       case when ad_no is null then 'campaign' else 'ad' end                              as level,
       campaign_entity.entity_id                                                          as campaign_entity_id,
       adset_entity.entity_id                                                             as adset_entity_id,
       ad_entity.entity_id                                                                as ad_entity_id,
       ''                                                                                 as split,
       case claims.platform when 'meta' then 'purchase' else 'conversion' end             as action_type,
       case claims.platform when 'meta' then '7d_click_1d_view' else 'default' end        as attribution_window,
       'touch'                                                                            as time_basis,
       claims.conversions,
       claims.value,
       'USD'                                                                              as currency,
       to_timestamp($until_s)                                                             as extracted_at,
       1::uinteger                                                                        as load_id,
       case claims.platform when 'meta' then 3 else 4 end::usmallint                      as file_no,
       claims.line
from claims
left join ads using (ad_no)
join calendar using (day_no)
join entities as campaign_entity on campaign_entity.level = 'campaign' and campaign_entity.no = claims.campaign_no
left join entities as adset_entity on adset_entity.level = 'adset' and adset_entity.no = ads.adset_no
left join entities as ad_entity on ad_entity.level = 'ad' and ad_entity.no = claims.ad_no
where claims.month_no = $month_no
order by report_date, campaign_entity_id, ad_entity_id
