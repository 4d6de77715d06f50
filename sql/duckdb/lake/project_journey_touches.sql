-- Rows of the projection `journey_touches`, by order time so that a range of days reads few row groups.
select * from journey_touches order by ordered_at, order_key, path_key desc
