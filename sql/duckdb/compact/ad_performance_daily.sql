-- One month of ad_performance_daily from several files, in order of time: the same rows.
-- $files  files of that month
-- $path   where the merged file is written
copy (
  select * from read_parquet($files, union_by_name = true, hive_partitioning = false)
  order by report_date, platform, account_id, level, campaign_entity_id, adset_entity_id, ad_entity_id, split
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
