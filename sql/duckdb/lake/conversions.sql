-- Orders that convert. Customers nothing identifies are neither new nor returning.
-- reads  judged_orders
-- grain  order_key
create view conversions as
select judged_orders.* exclude (excluded_reason),
       case
         when not is_identified then 'unidentified'
         when row_number() over (partition by person_key order by occurred_at, order_key) = 1 then 'new'
         else 'returning'
       end as customer
from judged_orders
where excluded_reason is null
