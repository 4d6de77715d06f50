-- What a touchpoints file states of each touch, before its address is taken apart; columns that the file lacks are null.
-- A view: the file is read once, by what parses it. '(not set)' is a value of a tag: it makes the visit Unassigned, not Direct.
-- reads  the rows file named by the variables rows_path, rows_delimiter, rows_columns, rows_parallel; the variable zone
-- grain  one row per row of the file
create or replace view touch_inputs as
select line::uinteger as line, touch_id as own_id, null::bigint as order_key,
       occurred_at as occurred_text, lower(kind) as kind_text,
       customer_id, email, phone, client_id, session_id, landing, referrer,
       utm_source, utm_medium, utm_campaign, utm_id, utm_term, utm_content,
       [gclid, gbraid, wbraid, dclid, ttclid, msclkid, sccid, twclid, li_fat_id, fbclid, epik, srsltid, kx, nb_klid] as clicks,
       lower(load_known(device)) as device, upper(load_known(country)) as country,
       coalesce(list_contains(['true', '1', 'yes', 't', 'y'], lower(load_known(is_bot))), false) as is_bot
from (
  select line, load_text(touch_id) as touch_id, load_text(occurred_at) as occurred_at, load_text(kind) as kind,
         load_text(customer_id) as customer_id, load_text(email) as email, load_text(phone) as phone,
         load_text(client_id) as client_id, load_text(session_id) as session_id, load_text(landing) as landing,
         load_text(referrer) as referrer, load_text(utm_source) as utm_source, load_text(utm_medium) as utm_medium,
         load_text(utm_campaign) as utm_campaign, load_text(utm_id) as utm_id, load_text(utm_term) as utm_term,
         load_text(utm_content) as utm_content, load_text(gclid) as gclid, load_text(gbraid) as gbraid,
         load_text(wbraid) as wbraid, load_text(dclid) as dclid, load_text(ttclid) as ttclid,
         load_text(msclkid) as msclkid, load_text(sccid) as sccid, load_text(twclid) as twclid,
         load_text(li_fat_id) as li_fat_id, load_text(fbclid) as fbclid, load_text(epik) as epik,
         load_text(srsltid) as srsltid, load_text(kx) as kx, load_text(nb_klid) as nb_klid,
         load_text(device) as device, load_text(country) as country, load_text(is_bot) as is_bot
  from (
    select null::varchar as line, null::varchar as touch_id, null::varchar as occurred_at, null::varchar as kind,
           null::varchar as customer_id, null::varchar as email, null::varchar as phone, null::varchar as client_id,
           null::varchar as session_id, null::varchar as landing, null::varchar as referrer, null::varchar as utm_source,
           null::varchar as utm_medium, null::varchar as utm_campaign, null::varchar as utm_id, null::varchar as utm_term,
           null::varchar as utm_content, null::varchar as gclid, null::varchar as gbraid, null::varchar as wbraid,
           null::varchar as dclid, null::varchar as ttclid, null::varchar as msclkid, null::varchar as sccid,
           null::varchar as twclid, null::varchar as li_fat_id, null::varchar as fbclid, null::varchar as epik,
           null::varchar as srsltid, null::varchar as kx, null::varchar as nb_klid, null::varchar as device,
           null::varchar as country, null::varchar as is_bot
    where false
    union all by name
    select * from read_csv(getvariable('rows_path'), delim = getvariable('rows_delimiter'), columns = getvariable('rows_columns'),
                  parallel = getvariable('rows_parallel'), header = false, quote = '"', escape = '"', auto_detect = false,
                  null_padding = false, max_line_size = 4194304, buffer_size = 8388608)
  )
)
