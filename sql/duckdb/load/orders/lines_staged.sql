-- Line items of the accepted orders of this load.
-- grain  one row per line item of a file
create table order_lines_staged (
  file_no usmallint, line uinteger, order_key bigint, line_no uinteger, sku varchar, title varchar, vendor varchar,
  quantity integer, unit_price decimal(18,6), line_discount decimal(18,6), is_gift_card boolean
)
