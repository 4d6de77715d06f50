-- A file's touches as a file of touches_staged. A touch without the feed's own id is told by all that it means. From one page of
-- a site to another starts no touch; which other hosts start none is for the definitions to say, over all history.
-- reads  touches_parsed, referrers
-- $file_no, $source_id, $path
copy (
  select * from touches_none
  union all
  select $file_no::usmallint, line, (digest & 9223372036854775807)::bigint, (digest >> 65)::bigint, null,
         occurred_at, kind, case when session_id is not null then load_hash('session' || chr(31) || load_part($source_id) || load_part(session_id)) end,
         customer_id, email, phone, client_id, source, medium, campaign, utm_id, term, content, click_id_kind, click_id,
         referrer_host, landing_page, device, country, is_bot
  from (
    select touches_parsed.* replace (coalesce(referrers.source, touches_parsed.source) as source, coalesce(referrers.medium, touches_parsed.medium) as medium),
           md5_number('touch' || chr(31) || load_part($source_id) ||
           case when own_id is not null then 'id' || chr(31) || load_part(own_id)
                else load_part(epoch_us(occurred_at)) || load_part(kind) || load_part(customer_id) || load_part(email) || load_part(phone)
                     || load_part(client_id) || load_part(session_id) || load_part(decided_by) || load_part(touches_parsed.source) || load_part(touches_parsed.medium)
                     || load_part(campaign) || load_part(utm_id) || load_part(term) || load_part(content) || load_part(click_id)
                     || load_part(referrer_host) || load_part(landing_page) || load_part(device) || load_part(country) end) as digest
    from touches_parsed
    left join referrers on touches_parsed.decided_by = 'referrer' and referrers.host = touches_parsed.referrer_host
    where touches_parsed.decided_by <> 'own'
      and touches_parsed.bad_time is null and touches_parsed.bad_kind is null
  )
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
