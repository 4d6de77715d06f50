-- A report over a range of days without saying what happened on which: used only to reconcile, never added to days.
-- grain  (source_id, period_from, period_until, report, dimension_values)
create table period_reports (
  source_id        varchar     not null,
  period_from      date        not null,
  period_until     date        not null,   -- day after the last one
  report           varchar     not null,   -- ga4_standard | ga4_exploration
  dimensions       varchar[]   not null,   -- canonical names in the file's order
  dimension_values varchar[]   not null,   -- '' for a blank cell; same order
  is_total         boolean     not null,   -- the report's own grand total, which may exceed its rows
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
