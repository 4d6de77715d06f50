-- Accepted touches of all files of this load: of touchpoint files (order_key null) and of orders.
-- grain  one row per touch of a file
-- touch_key   what its id is a hash of; is_own_id: the feed's own id
create table touches_staged (
  file_no usmallint, line uinteger, touch_id bigint, touch_key varchar, is_own_id boolean, order_key bigint,
  occurred_at timestamptz, kind utinyint, session_id bigint,
  customer_id varchar, email varchar, phone varchar, client_id varchar,
  source varchar, medium varchar, campaign varchar, utm_id varchar, term varchar, content varchar,
  click_id_kind varchar, click_id varchar, referrer_host varchar, landing_page varchar,
  device varchar, country varchar, is_bot boolean
)
