-- How a file's orders stand to those that are known, by extract: an order's refund never shrinks, a cancellation is never undone,
-- and no instant is ever taken back. So what states less is the older extract.
-- reads  orders_typed, known_alike
-- $has_refunds, $has_cancellations, $has_times  the file has the columns that would say it
-- grain  one row per extract that is known. ahead, behind: orders of the file that state more or less than it; example: the first behind
with pairs as (
  select orders.line, orders.name, known.extracted_at, orders.refunded, known.refunded as known_refunded,
         $has_refunds and orders.refunded > known.refunded                                       as gives_back_more,
         $has_refunds and orders.refunded < known.refunded                                       as gives_back_less,
         orders.cancelled_at is not null and known.cancelled_at is null                          as is_cancelled_now,
         $has_cancellations and orders.cancelled_at is null and known.cancelled_at is not null   as was_cancelled,
         coalesce(list_position(['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded'], orders.financial_status)
           - list_position(['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded'], known.financial_status), 0) as steps,
         $has_times and orders.updated_at > known.updated_at                                     as is_later,
         $has_times and orders.updated_at < known.updated_at                                     as is_earlier
  from orders_typed as orders join known_alike as known on known.line = orders.line
),
facts as (
  select *, gives_back_more or is_cancelled_now or steps > 0 as states_more, gives_back_less or was_cancelled or steps < 0 as states_less from pairs
),
judged as (
  select *, states_more and not states_less or not states_less and coalesce(is_later, false)  as is_ahead,
         states_less and not states_more or not states_more and coalesce(is_earlier, false)   as is_behind
  from facts
)
select strftime(timezone('UTC', extracted_at), '%Y-%m-%dT%H:%M:%S.%gZ') as extracted_at,
       count(*) filter (where is_ahead)::integer as ahead, count(*) filter (where is_behind)::integer as behind,
       arg_min(name || case when gives_back_less then ' is refunded ' || refunded::decimal(18,2) || ' in it and ' || known_refunded::decimal(18,2)
                            when was_cancelled then ' is not cancelled in it, but is'
                            when steps < 0 then ' is at an earlier payment status in it than'
                            else ' ends at an earlier time in it than' end, line)
         filter (where is_behind) as example
from judged group by extracted_at order by judged.extracted_at
