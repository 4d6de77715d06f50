-- Every draw depends on this seed.
-- $seed  any whole number
set variable seed = $seed::varchar
