-- One contact of a person with the brand: a visit, click or view.
-- grain  touchpoint_id, a 63-bit hash of the source and the feed's own id, or of all meaning columns without one
-- kind   1 visit, 2 click, 3 view, 4 order_visit, 5 code, 6 survey (table touchpoint_kinds)
-- Which campaign a touch belongs to is resolved when asked, from traffic_source_id: ads may be loaded after it.
create table touchpoints (
  touchpoint_id     bigint      not null,
  identity_id       uinteger    not null,
  session_id        bigint,
  occurred_at       timestamptz not null,
  kind              utinyint    not null,
  traffic_source_id uinteger    not null,
  landing_page_id   uinteger,              -- names, kind 'landing_page': host and path without the query
  click_id          varchar,
  device_id         uinteger,              -- names, kind 'device'
  country_id        uinteger,              -- names, kind 'country'
  is_bot            boolean     not null,
  load_id           uinteger    not null,
  file_no           usmallint   not null,
  line              uinteger    not null
)
