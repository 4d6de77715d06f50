-- How a day is written: iso, compact, serial (days since 1899-12-30), slash, dot, words; null when it is no day.
create macro load_day_form(cell) as
  case
    when regexp_matches(cell, '^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T]00:00(:00(\.0*)?)?( ?(Z|[-+]\d\d(:?\d\d)?))?)?$') then 'iso'
    when regexp_matches(cell, '^(19|20)\d{6}$')                                                        then 'compact'
    when regexp_matches(cell, '^[345]\d{4}(\.0)?$')                                                    then 'serial'
    when regexp_matches(cell, '^\d{1,2}[/-]\d{1,2}[/-]\d{4}( (12|0?0):00(:00)?( ?[aA][mM])?)?$')       then 'slash'
    when regexp_matches(cell, '^\d{1,2}\.\d{1,2}\.\d{4}$')                                             then 'dot'
    when try_strptime(cell, ['%b %d, %Y', '%B %d, %Y', '%d %b %Y', '%d %B %Y', '%b %d %Y', '%d-%b-%Y']) is not null then 'words'
  end
