-- An analytics tool's own counts per day. Aggregates: never touchpoints.
-- grain  (source_id, report_date, dimension_values)
create table site_traffic_daily (
  source_id        varchar     not null,
  report_date      date        not null,
  dimensions       varchar[]   not null,   -- canonical names in the file's order, without the day
  dimension_values varchar[]   not null,   -- '' for a blank cell; same order
  sessions         decimal(18,6),
  engaged_sessions decimal(18,6),
  active_users     decimal(18,6),          -- not additive
  events           decimal(18,6),
  key_events       decimal(18,6),
  purchases        decimal(18,6),
  revenue          decimal(18,6),
  currency         varchar,
  extracted_at     timestamptz not null,
  load_id          uinteger    not null,
  file_no          usmallint   not null,
  line             uinteger    not null
)
