-- Orders that convert. Customers nothing identifies are neither new nor returning. An order that only lacks an exchange rate
-- counts as its buyer's earlier order all the same: whether a customer is new does not hang on a rates file.
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
where coalesce(excluded_reason, 'foreign_currency') = 'foreign_currency'
qualify excluded_reason is null
