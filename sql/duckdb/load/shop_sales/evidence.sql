-- What a sales report says about itself, before its source is known.
-- reads  sales_rows_told, number_cells
-- grain  one row
select (select count(*) from sales_rows_told where dropped is null)::integer                                    as rows,
       (select coalesce(list(distinct currency order by currency), []) from sales_rows_told where currency is not null) as currencies,
       (select coalesce(list(distinct sign order by sign), []) from number_cells where sign is not null)        as signs
