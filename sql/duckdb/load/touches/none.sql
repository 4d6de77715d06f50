-- Shape of the accepted touches of this load: of touchpoint files (order_key null) and of orders.
-- grain  one row per touch of a file
-- touch_id, touch_check  127 bits that stand for the feed's own id, or for all that the touch means
create table touches_none (
  file_no usmallint, line uinteger, touch_id bigint, touch_check bigint, order_key bigint,
  occurred_at timestamptz, kind utinyint, session_id bigint,
  customer_id varchar, email varchar, phone varchar, client_id varchar,
  source varchar, medium varchar, campaign varchar, utm_id varchar, term varchar, content varchar,
  click_id_kind varchar, click_id varchar, referrer_host varchar, landing_page varchar,
  device varchar, country varchar, is_bot boolean
)
