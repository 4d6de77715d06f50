-- How a file writes numbers: the decimal mark that most of its cells prove, with one cell that shows it.
-- reads  number_cells
-- grain  one row. is_assumed: no cell proves a mark and at least one could be read in two ways
-- $delimiter  the file's delimiter: with nothing else to go by, a file cut by semicolons writes decimal commas
create or replace table number_form as
with votes as (
  select count(*) filter (where mark = '.') as points, count(*) filter (where mark = ',') as commas,
         count(*) filter (where mark is null and regexp_matches(digits, '[.,]')) as open
  from number_cells
)
select case when commas > points then ',' when points > 0 then '.' when $delimiter = ';' then ',' else '.' end as mark,
       points = 0 and commas = 0 and open > 0                                                                  as is_assumed,
       (select arg_min(cell, line) from number_cells
        where number_cells.mark = case when votes.commas > votes.points then ',' else '.' end)                 as example
from votes
