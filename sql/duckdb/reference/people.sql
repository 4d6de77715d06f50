-- Every person of a lake with the orders that are theirs.
-- reads  touches, judged_orders
-- grain  one row per person and order; one row with a null order for a person without any
with known as (
  select person_key, null::varchar as order_name from touches
  union
  select person_key, name from judged_orders
)
select person_key::varchar as person_key, order_name from known
qualify order_name is not null or count(order_name) over (partition by person_key) = 0
order by person_key, order_name
