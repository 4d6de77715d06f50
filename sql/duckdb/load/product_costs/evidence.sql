-- What a file of product costs says about its currency.
-- reads  number_cells
-- grain  one row
select (select count(*) from cost_rows_read)::integer as rows,
       (select coalesce(list(distinct sign order by sign), []) from number_cells where sign is not null) as signs
