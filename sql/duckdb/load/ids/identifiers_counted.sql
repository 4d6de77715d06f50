-- How many distinct identifiers this load has.
-- reads  identifiers
-- grain  one row
select count(*) as total from identifiers
