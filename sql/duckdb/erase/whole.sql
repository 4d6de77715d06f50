-- Identities that are the person always.
-- $identity_ids
create table erased_identities as select unnest($identity_ids)::uinteger as identity_id
