-- One unit of from_currency is `rate` units of to_currency on that day.
-- grain  (rate_date, from_currency, to_currency)
create table fx_rates (
  rate_date     date        not null,
  from_currency varchar     not null,
  to_currency   varchar     not null,
  rate          decimal(28,12) not null,
  extracted_at  timestamptz not null,
  load_id       uinteger    not null,
  file_no       usmallint   not null,
  line          uinteger    not null
)
