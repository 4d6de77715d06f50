-- A number's text without its currency sign, with plain minus, blanks and apostrophes.
create macro load_unsigned(cell) as
  regexp_replace(
    regexp_replace(translate(cell, '−–’' || chr(160) || chr(8239), '--''  '), '^([-+(]?)[$€£¥₹] ?', '\1'),
    ' ?[$€£¥₹](\)?)$', '\1')
