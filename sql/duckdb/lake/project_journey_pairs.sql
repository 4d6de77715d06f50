-- Rows of the projection `journey_pairs`, by order time so that a range of days reads few row groups.
select * from journey_pairs order by ordered_at, order_key, occurred_at, touchpoint_id
