-- The query string and referrer that a visit by each way shows.
-- reads  ways
-- grain  way_no; tags is null where the visit is told by its referrer alone
create table way_links as
select way_no,
       case when campaign is not null then
         concat_ws('&', 'utm_source=' || url_encode(source), 'utm_medium=' || url_encode(medium), 'utm_campaign=' || url_encode(campaign),
                        'utm_id=' || url_encode(utm_id), 'utm_term=' || url_encode(term), 'utm_content=' || url_encode(content))
       end                                  as tags,
       'https://' || referrer_host || '/'   as referrer
from ways
order by way_no
