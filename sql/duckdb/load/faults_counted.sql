-- How many faults the file at hand has.
select count(*)::integer as count from file_faults
