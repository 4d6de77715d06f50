-- Money given back. Replaced together with its order.
-- grain  (order_key, refund_no)
-- refunded_at is null when the file does not date it: then it is booked on the order's day, with a warning
-- goods_amount is the part that lowers net revenue; amount - goods_amount is shipping and tax given back
create table refunds (
  order_key    bigint      not null,
  refund_no    uinteger    not null,
  ordered_at   timestamptz not null,
  refunded_at  timestamptz,
  amount       decimal(18,6) not null,
  goods_amount decimal(18,6) not null,
  currency     varchar     not null,
  load_id      uinteger    not null,
  file_no      usmallint   not null,
  line         uinteger    not null
)
