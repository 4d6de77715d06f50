-- Touches whose statement in this load is the newest.
-- reads  touches_staged, touch_losers, touch_twins
-- grain  touch_id
create view touches_won as
select staged.* exclude (touch_id), coalesce(twins.own_id, staged.touch_id) as touch_id
from touches_staged as staged
anti join touch_losers as losers on losers.file_no = staged.file_no and losers.line = staged.line
left join touch_twins as twins on twins.touch_id = staged.touch_id and twins.touch_check = staged.touch_check
