-- An older product export with another cost than the row that a newer one confirmed parts that row: the older cost holds from its
-- own day, and the confirmed one again from the day of the newer extract on.
-- reads  product_costs (of this load)
-- $files  the lake's product costs
insert into product_costs by name
select stated.sku, known.extracted_at::date as valid_from, known.unit_cost, known.currency, known.origin,
       known.extracted_at, stated.load_id, stated.file_no, stated.line
from product_costs as stated
asof join (from read_parquet($files)) as known on known.sku = stated.sku and stated.valid_from >= known.valid_from
where stated.origin = 'product_file' and known.origin = 'product_file' and known.valid_from < stated.valid_from
  and known.extracted_at > stated.extracted_at and known.extracted_at::date > stated.valid_from
  and not exists (from read_parquet($files) as between_them where between_them.sku = stated.sku
                  and between_them.valid_from > stated.valid_from and between_them.valid_from <= known.extracted_at::date)
