-- The text of a cell; null where platforms spell that they know nothing.
create macro load_cell(cell) as
  case when lower(load_text(cell)) in ('--', '-', '—', '–', '(not set)', 'n/a', 'null') then null else load_text(cell) end
