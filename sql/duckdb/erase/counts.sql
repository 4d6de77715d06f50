-- How much is the person's, and how many identities of their own it needs.
-- reads  erased_orders, erased_touches, own_numbers
select (select count(distinct order_key) from erased_orders)::integer as orders,
       (select count(distinct touchpoint_id) from erased_touches)::integer as touchpoints,
       (select count(*) from own_numbers)::integer as own
