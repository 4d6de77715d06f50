-- A file of touchpoints without the person: the same touchpoints in the same places, nobody's.
-- A visit that an order tells of keeps to that order.
-- reads  erased_ranges, erased_touches, own_numbers
-- $files           the one file
-- $first_identity  of the identities of their own
-- $path            where the new file is written
copy (
  with told as (select touchpoint_id, min(order_key) as order_key from erased_touches where order_key is not null group by all)
  select touches.* exclude (file_row_number) replace (
           case when who.identity_id is null then touches.identity_id else ($first_identity::bigint + own.own_no)::uinteger end as identity_id,
           case when who.identity_id is null then touches.session_id end as session_id,
           case when who.identity_id is null then touches.click_id end as click_id)
  from read_parquet($files, file_row_number = true, hive_partitioning = false) as touches
  left join erased_ranges as who
    on who.identity_id = touches.identity_id and touches.occurred_at >= who.from_at and touches.occurred_at < who.until_at
  left join told on told.touchpoint_id = touches.touchpoint_id
  left join own_numbers as own
    on  own.kind = case when told.order_key is null then 'touch' else 'order' end
    and own.key = coalesce(told.order_key, touches.touchpoint_id)
  order by touches.file_row_number
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
