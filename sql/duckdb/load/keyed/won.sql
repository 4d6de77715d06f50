-- How many rows of one keyed table this load changes or adds.
-- reads  keyed_judged
-- $table
select count(*)::integer as count from keyed_judged where table_name = $table and rank = 1 and newer_at is null
