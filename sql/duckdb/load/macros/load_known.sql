-- A text; null where platforms spell that they know nothing. (A list: DuckDB turns a long `in` into a join.)
create macro load_known(text) as
  case when list_contains(['--', '-', '—', '–', '(not set)', 'n/a', 'null'], lower(text)) then null else text end
