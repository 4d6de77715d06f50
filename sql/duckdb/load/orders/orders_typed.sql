-- The orders of a file with their values. gross, discounts, net and shipping are without tax: where the shop's prices
-- include it (total = subtotal + shipping, not + taxes), tax is taken out of goods and shipping in proportion.
-- factor is what is left of a price once its tax is out. updated_at is the latest instant that the order states.
-- reads  order_rows_read, order_heads, order_lines_of_file, number_form
-- grain  one row per order
-- $zone  the shop's zone
create or replace table orders_typed as
with heads as (
  select rows.line, order_heads.order_id, rows.name,
         load_instant(rows.created_at, $zone) as created_at, load_instant(rows.paid_at, $zone) as processed_at,
         load_instant(rows.cancelled_at, $zone) as cancelled_at, load_instant(rows.fulfilled_at, $zone) as fulfilled_at,
         rows.source_name, rows.financial_status, upper(rows.currency) as currency,
         coalesce(regexp_matches(lower(rows.payment_method), '\bbogus\b'), false) or coalesce(rows.is_test = 'true', false) as is_test,
         rows.presentment_currency,
         rows.customer_id, rows.email, rows.phone, rows.discount_code,
         upper(coalesce(rows.shipping_country, rows.billing_country)) as country,
         rows.note_attributes, rows.landing, rows.referrer,
         load_number(load_digits(rows.subtotal), form.mark)                  as subtotal,
         coalesce(load_number(load_digits(rows.shipping), form.mark), 0)     as shipping_stated,
         coalesce(load_number(load_digits(rows.taxes), form.mark), 0)        as taxes,
         coalesce(load_number(load_digits(rows.duties), form.mark), 0)       as duties,
         load_number(load_digits(rows.total), form.mark)                     as total,
         coalesce(load_number(load_digits(rows.refunded), form.mark), 0)     as refunded,
         coalesce(load_number(load_digits(rows.discount), form.mark), 0)     as discount_stated
  from order_heads join order_rows_read as rows on rows.line = order_heads.line cross join number_form as form
),
lines as (
  select lines.head_line as line,
         sum(case when is_tip then 0 else price * quantity end)::decimal(18,6)  as gross_stated,
         sum(case when is_tip then price * quantity else 0 end)::decimal(18,6)  as tips,
         count(*) > 0 and bool_and(is_gift_card)                                as is_gift_card_only
  from order_lines_of_file as lines join order_line_values as items on items.line = lines.line
  group by lines.head_line
),
judged as (
  select heads.*, coalesce(lines.gross_stated, 0)::decimal(18,6) as gross_stated, coalesce(lines.tips, 0)::decimal(18,6) as tips,
         coalesce(lines.is_gift_card_only, false) as is_gift_card_only,
         case when heads.taxes = 0 or heads.subtotal is null then null
              when abs(heads.total - (heads.subtotal + heads.shipping_stated + heads.duties + heads.taxes)) <= 0.011
                or abs(heads.total - (heads.subtotal + heads.shipping_stated + heads.duties + heads.taxes + coalesce(lines.tips, 0))) <= 0.011 then false
              when abs(heads.total - (heads.subtotal + heads.shipping_stated + heads.duties)) <= 0.011
                or abs(heads.total - (heads.subtotal + heads.shipping_stated + heads.duties + coalesce(lines.tips, 0))) <= 0.011 then true
         end as stated_included
  from heads left join lines on lines.line = heads.line
),
parts as (
  select *, coalesce(stated_included, mode(stated_included) over (), false) as taxes_included,
         case when subtotal is null or gross_stated < subtotal then gross_stated - discount_stated else subtotal end::decimal(18,6) as net_stated
  from judged
),
shares as (
  select *, case when taxes_included and net_stated + shipping_stated > 0 and taxes < net_stated + shipping_stated
                 then 1 - taxes::double / (net_stated + shipping_stated)::double else 1 end as factor
  from parts
)
select * exclude (gross_stated, net_stated, shipping_stated, discount_stated, stated_included, subtotal),
       greatest(created_at, processed_at, cancelled_at, fulfilled_at)              as updated_at,
       (gross_stated::double * factor)::decimal(18,6)                              as gross_sales,
       (net_stated::double * factor)::decimal(18,6)                                as net_sales,
       (gross_sales - net_sales)::decimal(18,6)                                    as discounts,
       case when factor = 1 then shipping_stated
            else greatest(net_stated + shipping_stated - taxes - net_sales, 0) end::decimal(18,6) as shipping,
       least((refunded::double * factor)::decimal(18,6), net_sales)                as goods_refunded
from shares
