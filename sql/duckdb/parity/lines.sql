-- Everything that stands between our sales and a shop's own report, each row dated and signed as the report would have it:
-- our sales, what the shop counts otherwise by its rules, and what might explain a day if it closes it (candidates).
-- Shopify's rules: every order counts but tests; gift cards and tips are no sales; money given back stands on the day it was.
-- Only days that the report states; only orders in the report's currency have amounts.
-- reads  shop_sales_daily, judged_orders, orders, order_lines, refunds, settings
-- grain  one row per counted thing
-- end_day        day after the last one
-- shops, shifts  shops whose days are shifted against ours, and by how many seconds
create macro parity_lines(end_day, shops, shifts) as table
with reports as materialized (
  select shop_sales_daily.* from shop_sales_daily
  join settings on settings.currency = shop_sales_daily.currency
  where report_date < end_day::date
),
-- one shop in the orders and one in the report are the same, whatever id either file gave it
lone as (
  select (select any_value(shop_id) from reports) as shop_id
  where (select count(distinct shop_id) from reports) = 1 and (select count(distinct shop_id) from orders) = 1
),
given_back as materialized (
  select order_key, sum(goods_amount) as goods, sum(amount) filter (where refunded_at is null) as undated,
         bool_or(refunded_at is not null) as has_dated
  from refunds group by order_key
),
sold as materialized (
  select coalesce(lone.shop_id, orders.shop_id) as shop_id, orders.order_key, judged.name, judged.occurred_at, judged.day,
         case when orders.currency <> settings.currency
               and coalesce(judged.excluded_reason, 'foreign_currency') in ('foreign_currency', 'pending') then 'other_currency'
              else judged.excluded_reason end                                       as reason,
         orders.currency = settings.currency                                        as is_comparable,
         if(is_comparable, orders.gross_sales, 0)                                   as gross,
         if(is_comparable, -orders.discounts, 0)                                    as discounts,
         if(is_comparable, orders.net_sales, 0)                                     as net,
         if(is_comparable, orders.shipping, 0)                                      as shipping,
         if(is_comparable, orders.duties, 0)                                        as duties,
         if(is_comparable, orders.taxes, 0)                                         as taxes,
         if(is_comparable, orders.tips, 0)                                          as tips,
         if(is_comparable, orders.total, 0)                                         as total,
         if(is_comparable, coalesce(given_back.goods, 0), 0)                        as goods,
         if(is_comparable, coalesce(given_back.undated, 0), 0)                      as undated,
         coalesce(given_back.has_dated, false)                                      as has_dated,
         orders.cancelled_at, orders.source_name, orders.is_test, orders.is_gift_card_only, orders.total as paid,
         not orders.is_test and not orders.is_gift_card_only                        as is_counted,
         judged.load_id, judged.file_no, judged.line
  from judged_orders as judged
  join orders on orders.order_key = judged.order_key
  cross join settings
  left join lone on true
  left join given_back on given_back.order_key = judged.order_key
  where judged.occurred_at < end_day::date::timestamptz + interval 2 day and exists (select 1 from reports)
),
taken_back as (
  select sold.*, refunds.goods_amount, refunds.amount, refunds.refunded_at, refunds.amount = sold.paid as is_whole,
         refunds.load_id as refund_load, refunds.file_no as refund_file, refunds.line as refund_line
  from refunds join sold on sold.order_key = refunds.order_key
  where sold.is_counted and sold.is_comparable
),
lines as (
  select 'ours' as cause, null::varchar as reason, shop_id, day, 1 as orders, gross, discounts, -goods as returns, net - goods as net,
         shipping, duties, 0 as fees, taxes, total, order_key, name as "order", null::varchar as what, occurred_at,
         load_id, file_no, line
  from sold where reason is null
  union all
  select 'excluded', reason, shop_id, day, 1, gross, discounts, 0, net, shipping, duties, 0, taxes, total,
         order_key, name, null, occurred_at, load_id, file_no, line
  from sold where reason is not null and is_counted
  union all
  select 'gift_cards', null, sold.shop_id, sold.day, 0, -quantity * unit_price, line_discount, 0, line_discount - quantity * unit_price,
         0, 0, 0, 0, line_discount - quantity * unit_price, sold.order_key, sold.name, title, sold.occurred_at,
         order_lines.load_id, order_lines.file_no, order_lines.line
  from sold join order_lines on order_lines.order_key = sold.order_key
  where order_lines.is_gift_card and sold.is_counted and sold.is_comparable
  union all
  select 'tips', null, shop_id, day, 0, 0, 0, 0, 0, 0, 0, 0, 0, -tips, order_key, name, null, occurred_at, load_id, file_no, line
  from sold where tips <> 0 and is_counted
  union all
  -- ours stand on the order's day
  select case when refunded_at is null then 'undated_refunds' else 'refunds' end, null, shop_id, day, 0, 0, 0, goods_amount, goods_amount,
         0, 0, 0, 0, 0, order_key, name, 'on the order’s day with us', occurred_at, refund_load, refund_file, refund_line
  from taken_back where reason is null
  union all
  select 'refunds', null, shop_id, refunded_at::date, 0, 0, 0, -goods_amount, -goods_amount,
         if(is_whole, -shipping, 0), if(is_whole, -duties, 0), 0, if(is_whole, -taxes, 0), -amount,
         order_key, name, 'on the refund’s day', refunded_at, refund_load, refund_file, refund_line
  from taken_back where refunded_at is not null
  union all
  -- what a refund of a part gave back beside goods; the file does not say of what: only the total is used
  select 'unsplit_refunds', null, shop_id, refunded_at::date, 0, 0, 0, 0, 0, 0, 0, 0, 0, amount - goods_amount,
         order_key, name, null, refunded_at, refund_load, refund_file, refund_line
  from taken_back where refunded_at is not null and not is_whole and amount > goods_amount
  union all
  -- what undated refunds may be drawn from: only the total is used
  select 'undated_pool', null, shop_id, day, 0, 0, 0, 0, 0, 0, 0, 0, 0,
         case when reason in ('cancelled', 'voided') then greatest(paid, undated) else undated end,
         order_key, name, null, occurred_at, load_id, file_no, line
  from sold
  where is_counted and is_comparable and case when coalesce(reason, '') in ('cancelled', 'voided') then not has_dated and cancelled_at is null else undated > 0 end
  union all
  select 'reversal', reason, shop_id, cancelled_at::date, 0, 0, 0, -net, -net, -shipping, -duties, 0, -taxes, -(total - tips),
         order_key, name, 'on the day it was cancelled', cancelled_at, load_id, file_no, line
  from sold where reason in ('cancelled', 'voided') and is_counted and is_comparable and not has_dated and cancelled_at is not null
  union all
  select 'test', null, shop_id, day, 1, gross, discounts, 0, net, shipping, duties, 0, taxes, total - tips,
         order_key, name, null, occurred_at, load_id, file_no, line
  from sold where is_test
  union all
  select 'gift_card_only', null, shop_id, day, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, order_key, name, null, occurred_at, load_id, file_no, line
  from sold where is_gift_card_only and not is_test
  union all
  select case source_name when 'pos' then 'pos' else 'draft' end, null, shop_id, day,
         -1, -gross, -discounts, 0, -net, -shipping, -duties, 0, -taxes, tips - total,
         order_key, name, source_name, occurred_at, load_id, file_no, line
  from sold where is_counted and source_name in ('pos', 'shopify_draft_order')
  union all
  select 'after_report', null, sold.shop_id, day, -1, -gross, -discounts, 0, -net, -shipping, -duties, 0, -taxes, tips - total,
         order_key, name, null, occurred_at, sold.load_id, sold.file_no, sold.line
  from sold
  join (select shop_id, report_date, extracted_at as made_at from reports) as made
    on made.shop_id = sold.shop_id and made.report_date = sold.day
  where is_counted and occurred_at > made.made_at
  union all
  select 'day_boundary', null, moved.shop_id, if(sign < 0, day, (occurred_at + to_seconds(moved.shift))::date),
         sign, sign * gross, sign * discounts, 0, sign * net, sign * shipping, sign * duties, 0, sign * taxes, sign * (total - tips),
         order_key, name, if(sign < 0, 'our day', 'the shop’s day'), occurred_at, load_id, file_no, line
  from sold
  join (select unnest(shops::varchar[]) as shop_id, unnest(shifts::bigint[]) as shift) as moved on moved.shop_id = sold.shop_id
  cross join (values (-1), (1)) as signs(sign)
  where is_counted and (occurred_at + to_seconds(moved.shift))::date <> day
  union all
  select 'fees', null, shop_id, report_date, 0, 0, 0, 0, 0, 0, 0, additional_fees, 0, additional_fees,
         null, null, 'the shop’s report', null, load_id, file_no, line
  from reports where additional_fees <> 0
)
select lines.* from lines
where cause = 'undated_pool'
   or exists (select 1 from reports where reports.shop_id = lines.shop_id and reports.report_date = lines.day)
union all
select 'shop', null, shop_id, report_date, orders, gross_sales, discounts, returns, net_sales, shipping, duties, additional_fees, taxes,
       total_sales, null, null, 'the shop’s report', null, load_id, file_no, line
from reports
