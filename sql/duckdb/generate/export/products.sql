-- Shopify's products_export.csv: a row per product, which has one variant, with the cost of a unit.
-- reads  products
select trim(regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g'), '-') as "Handle",
       title                                        as "Title",
       null                                         as "Body (HTML)",
       vendor                                       as "Vendor",
       'Home & Garden > Decor'                      as "Product Category",
       case when is_gift_card then 'Gift Cards' else split_part(sku, '-', 1) end as "Type",
       null                                         as "Tags",
       'true'                                       as "Published",
       'Title'                                      as "Option1 Name",
       'Default Title'                              as "Option1 Value",
       sku                                          as "Variant SKU",
       price::decimal(18,2)                         as "Variant Price",
       not is_gift_card                             as "Variant Requires Shipping",
       not is_gift_card                             as "Variant Taxable",
       is_gift_card                                 as "Gift Card",
       unit_cost::decimal(18,2)                     as "Cost per item",
       'active'                                     as "Status"
from products
order by product_no
