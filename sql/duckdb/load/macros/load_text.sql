-- The text of a cell without blanks round it; null when nothing is left. Knows no-break spaces and byte order marks.
create macro load_text(cell) as nullif(trim(cell, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239) || chr(65279)), '')
