-- The digits of an amount without the currency sign or ISO code beside it.
create macro load_money_digits(cell) as
  load_digits(regexp_replace(
    regexp_replace(translate(cell, chr(160) || chr(8239), '  '), '^([-+−(]?) ?(?:[A-Z]{1,2}\$|[$€£¥₹₩₺₪]|[A-Z]{3}|zł|Kč|kr)\.? ?([-+−]?[\d.,])', '\1\2'),
    '(\d) ?(?:[A-Z]{1,2}\$|[$€£¥₹₩₺₪]|[A-Z]{3}|zł|Kč|kr)\.?(\)?)$', '\1\2'))
