-- Identity id of each identifier of this load; one that identifies nobody has none.
create table identities (kind varchar not null, value varchar not null, identity_id uinteger not null)
