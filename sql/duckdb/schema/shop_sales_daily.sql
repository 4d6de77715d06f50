-- The shop's own sales report, one row per local day of the shop: what our sales are checked against.
-- grain  (shop_id, report_date)
-- Signs are those of a sum: discounts and returns are negative or zero; returns stand on the day of the refund.
-- net_sales = gross_sales + discounts + returns; total_sales = net_sales + shipping + duties + additional_fees + taxes
create table shop_sales_daily (
  shop_id         varchar     not null,
  report_date     date        not null,
  currency        varchar     not null,
  orders          bigint,
  gross_sales     decimal(18,6),
  discounts       decimal(18,6),
  returns         decimal(18,6),
  net_sales       decimal(18,6),
  shipping        decimal(18,6),
  duties          decimal(18,6),
  additional_fees decimal(18,6),
  taxes           decimal(18,6),
  total_sales     decimal(18,6),
  extracted_at    timestamptz not null,
  load_id         uinteger    not null,
  file_no         usmallint   not null,
  line            uinteger    not null
)
