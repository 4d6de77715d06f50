-- What one unit of a SKU costs the brand from a day on, until the day of the SKU's next row.
-- grain  (sku, valid_from)
-- A shop's product file states the cost of the day of its extract; a cost file states days.
create table product_costs (
  sku          varchar     not null,
  valid_from   date        not null,
  unit_cost    decimal(18,6) not null,
  currency     varchar     not null,
  origin       varchar     not null,    -- product_file | cost_file
  extracted_at timestamptz not null,
  load_id      uinteger    not null,
  file_no      usmallint   not null,
  line         uinteger    not null
)
