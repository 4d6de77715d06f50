-- Which order each row belongs to: the one of its name that starts last before it; a name that occurs once needs no order
-- of rows, as in a file that a spreadsheet has sorted. head_line is null for a row whose order is not in the file.
-- reads  order_rows_read, order_heads
-- grain  one row per row that is not blank
create or replace table order_lines_of_file as
select rows.line, rows.name, coalesce(before.line, alone.line) as head_line
from order_rows_read as rows
asof left join order_heads as before on before.name = rows.name and rows.line >= before.line
left join order_heads as alone on alone.name = rows.name and alone.same_name = 1
where not rows.is_blank
