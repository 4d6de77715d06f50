-- What a product export holds, for its report.
-- reads  product_rows_told, number_form
-- grain  one row. disagreeing: SKUs with several costs; costless: variants with a cost but no SKU to know them by
with skus as (
  select sku, count(distinct load_number(load_money_digits(unit_cost), form.mark)) as costs
  from product_rows_told cross join number_form as form where dropped is null and sku is not null group by sku
)
select count(distinct handle) filter (where dropped is distinct from 'blank')::integer         as products,
       count(*) filter (where dropped is null)::integer                                        as variants,
       count(*) filter (where dropped = 'image_only')::integer                                 as image_only_rows,
       count(*) filter (where dropped = 'blank')::integer                                      as blank,
       count(*) filter (where dropped is null and unit_cost is not null)::integer              as variants_with_cost,
       count(*) filter (where dropped is null and unit_cost is not null and sku is null)::integer as without_sku,
       (select count(*) from skus where costs > 1)::integer                                    as disagreeing
from product_rows_told
