-- One month of ad_conversions_daily: what stays of the lake's files and what this load brings, in order of time. All claims of an entity's day are replaced by a file that has claims: a claim that is gone from it is gone.
-- $files  the month's files of the lake
-- $month  local month, '2026-10'
-- $path   where the new file is written
copy (
  select * from (
    select * from read_parquet($files, hive_partitioning = false) as old
    where not exists (from spend_keyed as new where new.rank = 1 and new.newer_at is null and new.has_claims
                    and new.platform = old.platform and new.account_id = old.account_id and new.day = old.report_date
                    and new.level = old.level and new.campaign_entity_id = old.campaign_entity_id and new.adset_entity_id is not distinct from old.adset_entity_id
                    and new.ad_entity_id is not distinct from old.ad_entity_id and new.split = old.split)
    union all by name
    select * from ad_conversions_daily where report_date >= ($month || '-01')::date and report_date < ($month || '-01')::date + interval 1 month
  )
  order by report_date, platform, account_id, level, campaign_entity_id, adset_entity_id, ad_entity_id, split, action_type, attribution_window, time_basis
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
