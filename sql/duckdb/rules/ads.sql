-- How paid touchpoints find their campaign, under the rules that hold and under the proposed ones.
-- reads  rules_changes
-- grain  found_by: utm_id | id | template | name; null where no campaign is found
with sides as (
  select from_found_by as found_by, touchpoints as before, 0 as after from rules_changes where from_paid
  union all
  select to_found_by, 0, touchpoints from rules_changes where to_paid
)
select found_by, sum(before)::bigint as touchpoints_before, sum(after)::bigint as touchpoints_after
from sides
group by found_by
order by case found_by when 'utm_id' then 1 when 'id' then 2 when 'template' then 3 when 'name' then 4 else 5 end
