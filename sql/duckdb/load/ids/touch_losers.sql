-- Staged touches that another row of this load states again: the last row of the last file counts.
-- A visit told by an order stands or falls with its order.
-- reads  touches_staged, orders_won
-- grain  (file_no, line)
create table touch_losers as
with again as (select touch_id, touch_check from touches_staged group by all having count(*) > 1)
select staged.file_no, staged.line
from touches_staged as staged semi join again on again.touch_id = staged.touch_id and again.touch_check = staged.touch_check
qualify row_number() over (partition by staged.touch_id, staged.touch_check order by staged.file_no desc, staged.line desc) > 1
union
select staged.file_no, staged.line
from touches_staged as staged anti join orders_won on orders_won.order_key = staged.order_key and orders_won.file_no = staged.file_no
where staged.order_key is not null
