-- A number's text with one kind of minus, without currency, and without blanks or apostrophes between groups of three digits.
-- (3.10) and 3.10- are -3.10. Anything else stays as it is, to be refused later. The first line is the usual form, read at
-- little cost.
create macro load_digits(cell) as
  case
    when regexp_full_match(cell, '[-+]?\d[\d.,]*') then cell
    else regexp_replace(regexp_replace(
      case when regexp_full_match(load_unsigned(cell), '[-+(]?\d{1,3}([ '']\d{3})+([.,]\d*)?[-)]?')
           then translate(load_unsigned(cell), ' ''', '')
           else load_unsigned(cell) end,
      '^\(([^()]+)\)$', '-\1'), '^(\d[\d.,]*) ?-$', '-\1')
  end
