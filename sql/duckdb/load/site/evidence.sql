-- What an analytics report says about its money.
-- reads  site_rows_read, number_cells
-- grain  one row. has_revenue: some cell states revenue other than 0
select (select count(*) from site_rows_read where not is_total)::integer                                  as rows,
       exists (from number_cells where field = 'revenue' and regexp_matches(digits, '[1-9]'))             as has_revenue,
       (select coalesce(list(distinct sign order by sign), []) from number_cells where sign is not null)  as signs
