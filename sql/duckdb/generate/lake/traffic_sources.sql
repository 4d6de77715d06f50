-- Rows of the canonical table traffic_sources.
-- reads  ways
select (way_no + 1)::uinteger as traffic_source_id, source, medium, campaign, utm_id, term, content, click_id_kind, referrer_host
from ways
order by way_no
