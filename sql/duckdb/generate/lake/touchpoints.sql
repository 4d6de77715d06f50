-- Rows of the canonical table touchpoints, by time.
-- reads  touches, ways, noted_visits, sales
-- $month_no  the month
select key63('touchpoint', touch_no)                                as touchpoint_id,
       coalesce(account_identity, client_identity)                  as identity_id,
       case when kind <> 3 then key63('session', touch_no) end      as session_id,
       to_timestamp(occurred_s)                                     as occurred_at,
       kind,
       (way_no + 1)::uinteger                                       as traffic_source_id,
       (landing_page_no + 1)::uinteger                              as landing_page_id,
       case when kind <> 3 then
         case click_id_kind when 'gclid' then 'Cj0KCQjw' when 'fbclid' then 'IwAR' end || hex(key63('click', touch_no))
       end                                                          as click_id,
       (device_no + 1)::uinteger                                    as device_id,
       (country_no + 1)::uinteger                                   as country_id,
       false                                                        as is_bot,
       1::uinteger                                                  as load_id,
       1::usmallint                                                 as file_no,
       (touches.rowid + 2)::uinteger                                as line
from touches
join ways using (way_no)
where touches.month_no = $month_no
union all
select key63('noted touchpoint', order_no),
       identity_id,
       null, to_timestamp(ended_s), 4::utinyint, (way_no + 1)::uinteger, (landing_page_no + 1)::uinteger,
       case click_id_kind when 'gclid' then 'Cj0KCQjw' when 'fbclid' then 'IwAR' end || hex(key63('noted click', order_no)),
       null, null, false, 1::uinteger, 2::usmallint, first_line
from noted_visits
join sales using (order_no)
join ways using (way_no)
where sales.month_no = $month_no
order by occurred_at, touchpoint_id
