-- The day that a cell states; null when there is no such day.
-- day_order  'dmy' or 'mdy', for days written with slashes
create macro load_day(cell, day_order) as
  case load_day_form(cell)
    when 'iso'     then try_cast(regexp_replace(substr(cell, 1, 10), '^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}).*$', '\1-\2-\3') as date)
    when 'compact' then try_cast(substr(cell, 1, 4) || '-' || substr(cell, 5, 2) || '-' || substr(cell, 7, 2) as date)
    when 'serial'  then date '1899-12-30' + try_cast(substr(cell, 1, 5) as integer)
    when 'slash'   then try_cast(case day_order
                                   when 'dmy' then regexp_replace(cell, '^(\d{1,2})[/-](\d{1,2})[/-](\d{4}).*$', '\3-\2-\1')
                                   when 'mdy' then regexp_replace(cell, '^(\d{1,2})[/-](\d{1,2})[/-](\d{4}).*$', '\3-\1-\2')
                                 end as date)
    when 'dot'     then try_cast(regexp_replace(cell, '^(\d{1,2})\.(\d{1,2})\.(\d{4})$', '\3-\2-\1') as date)
    when 'words'   then try_strptime(cell, ['%b %d, %Y', '%B %d, %Y', '%d %b %Y', '%d %B %Y', '%b %d %Y', '%d-%b-%Y'])::date
  end
