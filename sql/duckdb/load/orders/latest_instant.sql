-- The latest instant that an order file states: it was made no earlier.
-- reads  orders_typed
select strftime(timezone('UTC', max(updated_at)), '%Y-%m-%dT%H:%M:%S.%gZ') as latest from orders_typed
