-- Rows of the canonical table orders, by time.
-- reads  sales
-- $month_no  the month
-- $until_s   when the shop's export was made, in seconds since 1970
select key63('order', order_no)                                        as order_key,
       'halden-and-co'                                                 as shop_id,
       (6100000000000 + order_no * 1117)::varchar                      as order_id,
       '#' || (1000 + order_no)                                        as name,
       to_timestamp(ended_s)                                           as created_at,
       to_timestamp(ended_s)                                           as processed_at,
       to_timestamp(coalesce(refunded_s, cancelled_s, ended_s))        as updated_at,
       to_timestamp(cancelled_s)                                       as cancelled_at,
       case evidence when 'pos' then 'pos' else 'web' end              as source_name,
       fate = 'test'                                                   as is_test,
       case fate when 'cancelled' then 'refunded' when 'test' then 'paid' when 'gifted' then 'paid' else fate end as financial_status,
       identity_id,
       is_identified,
       'USD'                                                           as currency,
       null::varchar                                                   as presentment_currency,
       gross                                                           as gross_sales,
       discounts,
       net                                                             as net_sales,
       shipping,
       taxes,
       0::decimal(18,6)                                                as duties,
       0::decimal(18,6)                                                as tips,
       total,
       false                                                           as taxes_included,
       is_gift_card_only,
       discount_code                                                   as discount_codes,
       1::uinteger                                                     as country_id,
       to_timestamp($until_s)                                          as extracted_at,
       1::uinteger                                                     as load_id,
       2::usmallint                                                    as file_no,
       first_line                                                      as line
from sales
where month_no = $month_no
order by order_no
