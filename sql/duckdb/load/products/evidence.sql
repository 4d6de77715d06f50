-- What a product export says about itself, before its shop is known.
-- reads  product_rows_told, number_cells
-- grain  one row. accounts: shops whose products of the lake have handles of this file
-- $files  the lake's products
select (select count(*) from product_rows_told where dropped is null)::integer                                  as rows,
       (select count(*) from number_cells where field = 'unit_cost')::integer                                   as costs,
       (select coalesce(list(distinct currency order by currency), []) from product_rows_told where currency is not null) as currencies,
       (select coalesce(list(distinct sign order by sign), []) from number_cells where sign is not null)        as signs,
       (select coalesce(list(distinct shop_id order by shop_id), []) from read_parquet($files)
        where handle in (select handle from product_rows_told))                                                 as accounts
