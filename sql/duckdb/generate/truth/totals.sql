-- What was put into the brand, as a whole.
-- reads  touches, noted_visits, sales, bought, given_back, delivered, claims, journeys
-- people  who left any touch or order
-- tracked_orders, noted_orders, orders_without_evidence  orders with recorded contacts, with only their own notes, with nothing
select (select count(*) from touches) + (select count(*) from noted_visits)                          as touchpoints,
       (select count(distinct journey_no // 32)
          from (select touch_no // 64 as journey_no from touches union all select journey_no from sales))  as people,
       (select count(distinct person_no) from sales)                                                 as buyers,
       (select count(*) from sales)                                                                  as orders,
       (select count(*) from bought join sales using (journey_no))                                                                 as order_lines,
       (select sum(quantity)::bigint from bought join sales using (journey_no))                                                    as units,
       (select sum(gross)::decimal(18,2) from sales)                                                 as gross_sales,
       (select sum(discounts)::decimal(18,2) from sales)                                             as discounts,
       (select sum(net)::decimal(18,2) from sales)                                                   as net_sales,
       (select sum(shipping)::decimal(18,2) from sales)                                              as shipping,
       (select sum(taxes)::decimal(18,2) from sales)                                                 as taxes,
       (select sum(total)::decimal(18,2) from sales)                                                 as total,
       (select count(*) from given_back)                                                             as refunds,
       (select coalesce(sum(amount), 0)::decimal(18,2) from given_back)                              as refunded,
       (select coalesce(sum(goods_amount), 0)::decimal(18,2) from given_back)                        as goods_refunded,
       (select sum(spend)::decimal(18,2) from delivered)                                             as spend,
       (select sum(impressions)::bigint from delivered)                                              as impressions,
       (select sum(clicks)::bigint from delivered)                                                   as clicks,
       (select coalesce(sum(conversions), 0)::decimal(18,2) from claims)                             as claimed_conversions,
       (select coalesce(sum(value), 0)::decimal(18,2) from claims)                                   as claimed_value,
       (select count(*) from sales where evidence = 'tracked')                                       as tracked_orders,
       (select count(*) from sales where evidence = 'noted')                                         as noted_orders,
       (select count(*) from sales where evidence in ('untracked', 'pos'))                           as orders_without_evidence
