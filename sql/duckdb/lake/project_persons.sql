-- Rows of the projection `persons`.
select identity_id, from_at, until_at, person_key from persons order by identity_id, from_at
