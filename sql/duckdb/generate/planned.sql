-- How much of the asked size the journeys that end in orders already take.
-- reads  journeys, buyers
select coalesce(sum(touches), 0)::bigint as touches, (select max(first_identity) + 8 from buyers)::bigint as first_identity from journeys
