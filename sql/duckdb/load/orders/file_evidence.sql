-- What an order file says about the shop it comes from, before its source is known.
-- reads  order_rows_read, orders_staged
-- grain  one row. accounts: shops that know orders of this file, by id or by number and time; strangers: shops that know only
--        other orders under the same numbers
-- $files  the lake's orders
-- $zone   for times without an offset
with heads as (
  select order_id, ltrim(name, '#') as number, load_instant(created_at, $zone) as created_at
  from order_rows_read where not is_blank and total is not null
),
known as (
  select shop_id, order_id, ltrim(name, '#') as number, created_at from read_parquet($files)
  union all select shop_id, order_id, ltrim(name, '#'), created_at from orders_staged
),
met as (
  select known.shop_id, known.order_id = heads.order_id as is_same from known join heads on known.order_id = heads.order_id
  union all
  select known.shop_id, coalesce(abs(epoch(known.created_at) - epoch(heads.created_at)) < 1, false) from known join heads on known.number = heads.number
),
shops as (select shop_id, bool_or(is_same) as is_known from met group by shop_id)
select (select mode(upper(currency)) from order_rows_read where not is_blank)                                        as currency,
       (select count(*) from order_rows_read where not is_blank)                                                     as rows,
       (select coalesce(list(shop_id order by shop_id), []) from shops where is_known)                               as accounts,
       (select coalesce(list(shop_id order by shop_id), []) from shops where not is_known)                           as strangers
