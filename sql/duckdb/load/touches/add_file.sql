-- Adds a file's touches to those of the load. A touch without the feed's own id is told by all that it means; one whose
-- id is there twice counts once, the last row of it.
-- reads  touches_judged, file_faults
-- $file_no, $source_id
insert into touches_staged
select $file_no::usmallint, line, load_hash(touch_key), touch_key, touch_id is not null, null,
       occurred_at, kind, case when session_id is null then null else load_hash('session' || chr(31) || load_part($source_id) || load_part(session_id)) end,
       customer_id, email, phone, client_id, source, medium, campaign, utm_id, term, content, click_id_kind, click_id,
       referrer_host, landing_page, device, country, coalesce(is_bot, false)
from (
  select *, 'touch' || chr(31) || load_part($source_id) ||
         case when touch_id is not null then 'id' || chr(31) || load_part(touch_id)
              else load_part(epoch_us(occurred_at)) || load_part(kind) || load_part(customer_id) || load_part(email) || load_part(phone)
                   || load_part(client_id) || load_part(session_id) || load_part(source) || load_part(medium) || load_part(campaign)
                   || load_part(utm_id) || load_part(term) || load_part(content) || load_part(click_id) || load_part(referrer_host)
                   || load_part(landing_page) || load_part(device) || load_part(country) end as touch_key
  from touches_judged
  where reason is null and line not in (select line from file_faults)
)
qualify row_number() over (partition by touch_key order by line desc) = 1
