-- When each identity is the person who is erased.
-- $identity_ids, $from_us, $until_us  parallel lists; microseconds since 1970 UTC
create table erased_ranges as
select unnest($identity_ids)::uinteger as identity_id,
       make_timestamptz(unnest($from_us)::bigint) as from_at, make_timestamptz(unnest($until_us)::bigint) as until_at
