-- Leaves out the customers who were erased.
-- reads  customers_staged, erased
delete from customers_staged
where customer_id in (select value from erased where kind = 'customer_id')
   or email in (select value from erased where kind = 'email') or phone in (select value from erased where kind = 'phone')
