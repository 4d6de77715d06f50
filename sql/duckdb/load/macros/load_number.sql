-- The number that digits spell under a decimal mark; null when they spell none. Infinity and 1e400 are none.
create macro load_number(digits, mark) as
  case
    when mark = '.' and regexp_full_match(digits, '[-+]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d*)?([eE][-+]?\d{1,2})?')
      then try_cast(replace(digits, ',', '') as decimal(18,6))
    when mark = ',' and regexp_full_match(digits, '[-+]?(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})?(,\d*)?([eE][-+]?\d{1,2})?')
      then try_cast(replace(replace(digits, '.', ''), ',', '.') as decimal(18,6))
  end
