-- What each row of a product export is: a variant, blank, or one more image of a product. A row without SKU and price is no variant,
-- unless it is a product's only one.
-- reads  product_rows_read
-- grain  one row per row of the file; the product's own columns stand on the first row of its handle
create or replace table product_rows_told as
select line, handle, sku, price, unit_cost, currency,
       first_value(title ignore nulls) over product        as title,
       first_value(vendor ignore nulls) over product       as vendor,
       first_value(product_type ignore nulls) over product as product_type,
       first_value(status ignore nulls) over product       as status,
       first_value(image_url ignore nulls) over product    as product_image_url,
       variant_image_url,
       nullif(concat_ws(' / ', option_1, option_2, option_3), 'Default Title') as variant,
       case when is_blank then 'blank'
            when sku is null and price is null
             and (image_url is not null or title is null or count(coalesce(sku, price)) over (partition by handle) > 0) then 'image_only'
       end as dropped
from product_rows_read
window product as (partition by handle order by line rows between unbounded preceding and unbounded following)
