-- Shopify's report of total sales over time.
-- reads  shop_days
select day                                                    as "Day",
       orders                                                 as "Orders",
       gross::decimal(18,2)                                   as "Gross sales",
       discounts::decimal(18,2)                               as "Discounts",
       returns::decimal(18,2)                                 as "Returns",
       (gross + discounts + returns)::decimal(18,2)           as "Net sales",
       shipping::decimal(18,2)                                as "Shipping charges",
       0                                                      as "Duties",
       0                                                      as "Additional fees",
       taxes::decimal(18,2)                                   as "Taxes",
       (gross + discounts + returns + shipping + taxes)::decimal(18,2) as "Total sales"
from shop_days
order by day
