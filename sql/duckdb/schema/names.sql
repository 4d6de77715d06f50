-- Names behind the small integer ids of facts.
-- grain  (kind, name_id); append-only. kind: country | device | landing_page
create table names (
  kind    varchar  not null,
  name_id uinteger not null,
  name    varchar  not null
)
