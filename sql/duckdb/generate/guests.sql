-- First identity id that no person has.
-- reads  journeys
select (max(first_identity) + 8)::bigint as first_guest_identity from journeys
