-- How a file's orders stand to those that are known, by extract: an order's refund never shrinks, a cancellation is never undone,
-- and no instant is ever taken back. So what states less is the older extract.
-- reads  orders_typed, known_alike
-- grain  one row per extract that is known. ahead, behind: orders of the file that state more or less than it; example: the first behind
with pairs as (
  select orders.line, orders.name, known.extracted_at, orders.refunded, known.refunded as known_refunded,
         orders.refunded > known.refunded                                                        as gives_back_more,
         orders.refunded < known.refunded                                                        as gives_back_less,
         orders.cancelled_at is not null and known.cancelled_at is null                          as is_cancelled_now,
         orders.cancelled_at is null and known.cancelled_at is not null                          as was_cancelled,
         list_position(['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded'], orders.financial_status)
           - list_position(['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded'], known.financial_status) as steps,
         coalesce(orders.updated_at > known.updated_at, false) as is_later, coalesce(orders.updated_at < known.updated_at, false) as is_earlier
  from orders_typed as orders join known_alike as known on known.line = orders.line
),
judged as (
  select *, gives_back_more or is_cancelled_now or coalesce(steps > 0, false) or is_later     as is_ahead,
         gives_back_less or was_cancelled or coalesce(steps < 0, false) or is_earlier         as is_behind
  from pairs
)
select strftime(timezone('UTC', extracted_at), '%Y-%m-%dT%H:%M:%S.%gZ') as extracted_at,
       count(*) filter (where is_ahead and not is_behind)::integer as ahead, count(*) filter (where is_behind and not is_ahead)::integer as behind,
       arg_min(name || case when gives_back_less then ' is refunded ' || refunded::decimal(18,2) || ' in it and ' || known_refunded::decimal(18,2)
                            when was_cancelled then ' is not cancelled in it, but is'
                            when coalesce(steps < 0, false) then ' is at an earlier payment status in it than'
                            else ' ends at an earlier time in it than' end, line)
         filter (where is_behind and not is_ahead) as example
from judged group by extracted_at order by judged.extracted_at
