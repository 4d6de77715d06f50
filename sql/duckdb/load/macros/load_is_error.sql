-- What a spreadsheet shows for a formula that failed: it took a name that begins with = or - for one.
create macro load_is_error(cell) as
  coalesce(starts_with(cell, '#') and regexp_full_match(cell, '#(REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|BEZUG!|WERT!|ZAHL!|NOM\?|VALEUR!|VALOR!|#+)'), false)
