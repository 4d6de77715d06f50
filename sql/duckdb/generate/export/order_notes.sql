-- What the shop's theme notes on an order: the browser, or the last visit's tags.
-- reads  sales, noted_visits, ways, way_links, landing_pages
-- grain  order_no, only orders with a note
create table order_notes as
select order_no, 'client_id: ' || client_of(note_client) as note_attributes
from sales where note_client is not null
union all
select order_no,
       case when click_id_kind = 'fbclid' then
         concat_ws(chr(10), 'utm_source: ' || source, 'utm_medium: ' || medium, 'utm_campaign: ' || campaign, 'utm_id: ' || utm_id,
                            'utm_content: ' || content, 'fbclid: IwAR' || hex(key63('noted click', order_no)),
                            'landing: ' || path, 'referrer: ' || referrer)
       else
         concat_ws(chr(10), 'gclid: ' || case click_id_kind when 'gclid' then 'Cj0KCQjw' || hex(key63('noted click', order_no)) end,
                            'landing: ' || path || coalesce('?' || tags, ''), 'referrer: ' || referrer)
       end
from noted_visits
join ways using (way_no)
join way_links using (way_no)
join landing_pages using (landing_page_no)
