-- Orders that do not convert under the default revenue definition, by the first reason that holds.
-- reads  sales
-- grain  reason
select reason, count(*) as orders
from (
  select case when fate = 'test' then 'test'
              when fate = 'voided' then 'voided'
              when fate = 'cancelled' then 'cancelled'
              when total = 0 then 'zero_value'
              when is_gift_card_only then 'gift_card_only' end as reason
  from sales
)
where reason is not null
group by reason
order by reason
