-- The rows behind one bar, largest first. Behind the rest stand all rows of claiming platforms: what the shop sold, less
-- everything that was counted on the way.
-- reads  reconcile_lines
-- grain  one row per counted thing
-- $bar, $has_reason, $reason            the bar
-- $has_platform, $platform, ...         whether the cell names the dimension, and the value it must have
-- $first_day, $end_day, $lookback_us    as in bars
-- slot filters                          as in bars
-- $skip, $take                          page
with lines as materialized (
  select * from reconcile_lines($first_day, $end_day, $lookback_us)
)
select order_key::varchar as order_key, "order", bar, what, happened_at,
       (case when $bar = 'not_explained' and bar <> 'shop' then -orders else orders end)::double          as counts,
       (case when $bar = 'not_explained' and bar <> 'shop' then -revenue else revenue end)::decimal(18,6) as amount,
       load_id, file_no, line
from lines
where (bar = $bar or $bar = 'not_explained'
       and (platform is not null or order_key not in (select unmatched.order_key from lines as unmatched where unmatched.bar = 'unmatched')))
  and {{filters}}
  and (not $has_reason::boolean      or reason is not distinct from $reason)
  and (not $has_platform::boolean    or platform is not distinct from $platform)
  and (not $has_campaign::boolean    or campaign is not distinct from $campaign)
  and (not $has_campaign_id::boolean or campaign_id is not distinct from $campaign_id)
  and (not $has_day::boolean         or day is not distinct from $day::date)
order by abs(orders) desc, abs(revenue) desc, happened_at, bar, order_key, load_id, file_no, line, what
limit $take::bigint offset $skip::bigint
