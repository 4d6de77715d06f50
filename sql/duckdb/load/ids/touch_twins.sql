-- Different touches whose ids collide, with the id that a counter in the hash gives to each but the first.
-- reads  touches_staged
-- grain  (touch_id, touch_check)
create table touch_twins as
with checks as (
  select touch_id, touch_check, row_number() over (partition by touch_id order by touch_check) as twin
  from (select distinct touch_id, touch_check from touches_staged
        semi join (select touch_id from touches_staged group by touch_id having count(distinct touch_check) > 1) as shared using (touch_id))
)
select touch_id, touch_check, load_hash(touch_id || chr(31) || touch_check || chr(31) || twin) as own_id from checks where twin > 1
