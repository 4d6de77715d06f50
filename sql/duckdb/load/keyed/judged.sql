-- What becomes of the rows that this load states of the small keyed tables.
-- grain  one row per stated row. rank 1 is the newest statement of its key within the load; known_at is when the lake's
--        statement of the key was extracted, newer_at the same where that statement stays
create table keyed_judged (
  table_name varchar, key varchar, file_no usmallint, line uinteger, rank bigint, known_at timestamptz, newer_at timestamptz
)
