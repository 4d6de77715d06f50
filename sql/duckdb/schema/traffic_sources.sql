-- The distinct ways in which visits arrived. Channel rules and ad matching run over this small table.
-- grain  traffic_source_id, given once per distinct tuple; append-only
-- A missing part is null. click_id_kind is the parameter's name (gclid, fbclid, ...).
create table traffic_sources (
  traffic_source_id uinteger not null,
  source            varchar,
  medium            varchar,
  campaign          varchar,
  utm_id            varchar,
  term              varchar,
  content           varchar,
  click_id_kind     varchar,
  referrer_host     varchar
)
