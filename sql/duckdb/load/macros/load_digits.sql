-- A number's text with one kind of minus, without currency, and without blanks or apostrophes between groups of three digits.
-- (3.10) and 3.10- are -3.10. Anything else stays as it is, to be refused later. The first line is the usual form, read at
-- little cost.
-- (A list of one: the binder would write out the plain text at each place that reads it, and compile its patterns as often.)
create macro load_digits(cell) as
  case
    when regexp_full_match(cell, '[-+]?\d[\d.,]*') then cell
    else list_transform([load_unsigned(cell)], lambda plain:
      regexp_replace(regexp_replace(
        case when regexp_full_match(plain, '[-+(]?\d{1,3}([ '']\d{3})+([.,]\d*)?[-)]?') then translate(plain, ' ''', '') else plain end,
        '^\(([^()]+)\)$', '-\1'), '^(\d[\d.,]*) ?-$', '-\1'))[1]
  end
