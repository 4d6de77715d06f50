-- The currency sign or ISO code beside an amount; null when there is none.
create macro load_money_sign(cell) as
  coalesce(
    nullif(regexp_extract(translate(cell, chr(160) || chr(8239), '  '), '^[-+−(]? ?([A-Z]{1,2}\$|[$€£¥₹₩₺₪]|[A-Z]{3}|zł|Kč|kr)\.? ?[-+−]?[\d.,]', 1), ''),
    nullif(regexp_extract(translate(cell, chr(160) || chr(8239), '  '), '\d ?([A-Z]{1,2}\$|[$€£¥₹₩₺₪]|[A-Z]{3}|zł|Kč|kr)\.?\)?$', 1), ''))
