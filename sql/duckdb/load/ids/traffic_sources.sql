-- Traffic sources that the lake does not have yet, with the next ids.
-- reads  touches_won, known_traffic_sources
insert into traffic_sources
select (coalesce((select max(traffic_source_id) from known_traffic_sources), 0) + row_number() over (order by source, medium, campaign, utm_id, term, content, click_id_kind, referrer_host))::uinteger, *
from (
  select distinct source, medium, campaign, utm_id, term, content, click_id_kind, referrer_host from touches_won
  except all
  select distinct source, medium, campaign, utm_id, term, content, click_id_kind, referrer_host from known_traffic_sources
)
