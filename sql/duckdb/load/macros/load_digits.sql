-- A number's text with one kind of minus, without currency sign, and without blanks or apostrophes between groups
-- of three digits. (3.10) is -3.10. Anything else stays as it is, to be refused later.
create macro load_digits(cell) as
  regexp_replace(
    case when regexp_full_match(load_unsigned(cell), '[-+]?\d{1,3}([ '']\d{3})+([.,]\d*)?')
         then translate(load_unsigned(cell), ' ''', '')
         else load_unsigned(cell) end,
    '^\(([^()]+)\)$', '-\1')
