-- The text of a cell without blanks round it; null when nothing is left. Knows no-break spaces and byte order marks.
-- Most cells begin and end with a plain sign and need no trimming, which is the dearer part.
create macro load_text(cell) as
  case when ord(cell) between 33 and 126 and ord(right(cell, 1)) between 33 and 126 then cell
       else nullif(trim(cell, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239) || chr(65279)), '') end
