-- Where a report's grand total is not the sum of its rows.
-- reads  site_typed
-- grain  one row per figure that differs; active users never add up and are left out
with figures as (
  unpivot (select section, is_total, line, sessions, engaged_sessions, events, key_events, purchases, revenue from site_typed)
  on (columns(* exclude (section, is_total, line))) into name field value amount
),
added as (select section, field, sum(amount) as amount from figures where not is_total group by all)
select totals.field, totals.amount::varchar as stated, added.amount::varchar as added, (totals.amount - added.amount)::varchar as difference
from figures as totals join added on added.section = totals.section and added.field = totals.field
where totals.is_total and abs(totals.amount - added.amount) > 0.005
order by totals.line, totals.field
