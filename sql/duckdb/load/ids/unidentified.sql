-- How many orders and touches want an identity of their own.
select (select count(own_no) from order_identities)::integer as orders, (select count(own_no) from touch_identities)::integer as touches
