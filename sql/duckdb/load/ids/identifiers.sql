-- Every distinct identifier of this load, numbered by rowid so that it can be read in parts.
-- reads  orders_staged, touches_staged, customers_staged
create table identifiers as
select distinct kind, value
from (
  select unnest(['customer_id', 'email', 'phone', 'client_id']) as kind, unnest([customer_id, email, phone, client_id]) as value from orders_staged
  union all
  select unnest(['customer_id', 'email', 'phone', 'client_id']), unnest([customer_id, email, phone, client_id]) from touches_staged
  union all
  select unnest(['customer_id', 'email', 'phone']), unnest([customer_id, email, phone]) from customers_staged
)
where value is not null
