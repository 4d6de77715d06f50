-- What an order costs beyond its goods, by the days on which it holds; filled when the lake opens.
-- $valid_from, $payment_share, $payment_fixed, $shipping, $other_share   one entry per setting; money in the workspace's currency
create table cost_settings as
select valid_from, lead(valid_from, 1, date '9999-12-31') over (order by valid_from) as valid_until,
       payment_share, payment_fixed, shipping_per_order, other_share
from (
  select unnest($valid_from::varchar[])::date              as valid_from,
         unnest($payment_share::varchar[])::decimal(18,6)  as payment_share,
         unnest($payment_fixed::varchar[])::decimal(18,6)  as payment_fixed,
         unnest($shipping::varchar[])::decimal(18,6)       as shipping_per_order,
         unnest($other_share::varchar[])::decimal(18,6)    as other_share
)
