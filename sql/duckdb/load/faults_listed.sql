-- The first faults of the file at hand, in the order of its lines.
-- $limit
select line, field, cell, code, detail from file_faults order by line, field, code limit $limit
