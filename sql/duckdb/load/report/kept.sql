-- What became of each file's rows: kept, replaced rows of earlier loads, kept out by newer extracts.
-- reads  spend_keyed, orders_staged, orders_won, order_lines_staged, touches_won, touch_losers, known_orders, known_touches,
--        keyed_judged (a line that fills several keyed tables counts once; a report's own total is no row)
-- grain  file_no
with spend as (
  select file_no, count(*) filter (where rank = 1 and newer_at is null) as kept,
         count(*) filter (where rank = 1 and newer_at is null and known_at is not null) as replaced,
         count(*) filter (where newer_at is not null or rank > 1) as older,
         max(newer_at) as newer_at
  from spend_keyed group by file_no
),
won as (select order_key, file_no from orders_won),
orders as (
  select staged.file_no,
         count(*) filter (where won.order_key is not null) as kept,
         count(*) filter (where won.order_key is not null and known.order_key is not null) as replaced,
         count(*) filter (where won.order_key is null) as older,
         max(known.extracted_at) filter (where won.order_key is null) as newer_at
  from orders_staged as staged
  left join won on won.order_key = staged.order_key and won.file_no = staged.file_no
  left join known_orders as known on known.order_key = staged.order_key
  group by staged.file_no
),
touches as (
  select won.file_no, count(*) as kept, count(known.touchpoint_id) as replaced,
         (select count(distinct (touch_id, touch_check)) from touches_staged as staged where staged.file_no = won.file_no and staged.order_key is null)
           - count(*) as older, null::timestamptz as newer_at
  from touches_won as won left join known_touches as known on known.touchpoint_id = won.touch_id
  where won.order_key is null
  group by won.file_no
),
keyed_lines as (
  select file_no, line, bool_or(rank = 1 and newer_at is null) as is_kept,
         bool_or(rank = 1 and newer_at is null and known_at is not null) as is_replacing, max(newer_at) as newer_at
  from keyed_judged anti join (select file_no, line from period_reports where is_total) using (file_no, line) group by file_no, line
),
keyed as (
  select file_no, count(*) filter (where is_kept) as kept, count(*) filter (where is_replacing) as replaced,
         count(*) filter (where not is_kept) as older, max(newer_at) filter (where not is_kept) as newer_at
  from keyed_lines group by file_no
)
select file_no, kept, replaced, older, newer_at from spend
union all select file_no, kept, replaced, older, newer_at from orders
union all select file_no, kept, replaced, older, newer_at from touches
union all select file_no, kept, replaced, older, newer_at from keyed
order by file_no
