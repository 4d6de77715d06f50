-- Whether staging came as far as a table or view of this name.
-- $name
select count(*) > 0 as is_made
from (select table_name as name from duckdb_tables() union all select view_name from duckdb_views()) as made
where made.name = $name
