-- Money given back, at the rate of the order's day: an order and what is taken back of it are converted alike, so that a
-- full refund leaves nothing, and refunds add up to the same by their own day and by the order's.
-- reads  refunds, exchange_rates, settings
-- grain  (order_key, refund_no)
-- booked_at  when it was given back; the order's time where the file does not say (is_undated)
create view order_refunds as
select refunds.order_key, refunds.refund_no, refunds.ordered_at,
       coalesce(refunds.refunded_at, refunds.ordered_at)       as booked_at,
       refunds.refunded_at is null                             as is_undated,
       in_home_currency(refunds.amount, refunds.currency, settings.currency, rates.rate)       as amount,
       in_home_currency(refunds.goods_amount, refunds.currency, settings.currency, rates.rate) as goods_amount,
       refunds.currency, refunds.amount as stated_amount, refunds.goods_amount as stated_goods_amount,
       rates.rate as exchange_rate, rates.rate_date,
       refunds.load_id, refunds.file_no, refunds.line
from refunds
cross join settings
left join exchange_rates as rates on rates.currency = refunds.currency and rates.day = refunds.ordered_at::date
