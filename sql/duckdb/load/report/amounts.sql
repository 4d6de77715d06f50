-- What a state of the lake adds up to in one currency: spend counted once (campaign level, else ad sets, else ads; unsplit
-- rows before split ones), orders, net revenue of the orders that convert.
-- $spend_files, $order_files, $refund_files
-- $currency       of the workspace
-- $count_pending  orders not paid yet convert
with spend as (
  select spend, currency
  from read_parquet($spend_files)
  qualify (case level when 'campaign' then '1' when 'adset' then '2' else '3' end) || regexp_replace(split, '=[^;]*', '', 'g')
          = min((case level when 'campaign' then '1' when 'adset' then '2' else '3' end) || regexp_replace(split, '=[^;]*', '', 'g'))
              over (partition by platform, account_id, report_date, campaign_entity_id)
),
returned as (select order_key, sum(goods_amount) as goods from read_parquet($refund_files) group by order_key)
select coalesce((select sum(spend) from spend where currency = $currency), 0)::decimal(18,2) as spend,
       count(*)::integer as orders,
       coalesce(sum(net_sales - coalesce(returned.goods, 0)) filter (
         where not is_test and financial_status is distinct from 'voided' and cancelled_at is null and total <> 0 and not is_gift_card_only
           and ($count_pending or coalesce(financial_status, '') not in ('pending', 'authorized', 'partially_paid'))
           and currency = $currency), 0)::decimal(18,2) as revenue
from read_parquet($order_files) as orders
left join returned on returned.order_key = orders.order_key
