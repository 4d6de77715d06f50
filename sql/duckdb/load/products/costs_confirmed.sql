-- A product export that states the cost in force adds no row: it confirms the row that is there, which then is known to hold
-- up to the day of the extract.
-- reads  product_costs (of this load)
-- $files  the lake's product costs
update product_costs as stated
set valid_from = known.valid_from
from (
  select stated.sku, stated.valid_from as stated_from, stated.file_no, known.valid_from, known.unit_cost, known.currency
  from product_costs as stated
  asof join (from read_parquet($files)) as known on known.sku = stated.sku and stated.valid_from >= known.valid_from
) as known
where stated.origin = 'product_file' and known.sku = stated.sku and known.stated_from = stated.valid_from and known.file_no = stated.file_no
  and known.unit_cost = stated.unit_cost and known.currency = stated.currency
