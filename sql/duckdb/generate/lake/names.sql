-- Rows of the canonical table names.
-- reads  landing_pages
select 'country' as kind, id::uinteger as name_id, name from (values (1, 'US'), (2, 'CA'), (3, 'GB')) as countries (id, name)
union all
select 'device', id::uinteger, name from (values (1, 'mobile'), (2, 'desktop'), (3, 'tablet')) as devices (id, name)
union all
select 'landing_page', (landing_page_no + 1)::uinteger, 'www.halden.example' || path from landing_pages
order by kind, name_id
