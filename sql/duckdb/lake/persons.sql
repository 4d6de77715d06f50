-- Which person an identity is, and when. An identity that is not listed is a person of its own.
-- grain  (identity_id, from_at); ranges are half-open and do not overlap. Filled by engine/identity, or read from its projection.
create table persons (
  identity_id uinteger    not null,
  from_at     timestamptz not null,
  until_at    timestamptz not null,
  person_key  uinteger    not null
)
