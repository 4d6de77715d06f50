-- The columns that touchpoints and people need, in the six months.
select count(*), sum(identity_id), max(occurred_at), sum(traffic_source_id)
from touchpoints
where occurred_at >= '2026-05-01'::date::timestamptz
