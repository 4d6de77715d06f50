-- The exchange rate that digits spell under a decimal mark, to twelve digits after it; null when they spell none.
create macro load_rate(digits, mark) as
  case
    when mark = '.' and regexp_full_match(digits, '\+?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?([eE][-+]?\d{1,2})?')
      then try_cast(replace(digits, ',', '') as decimal(28,12))
    when mark = ',' and regexp_full_match(digits, '\+?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?([eE][-+]?\d{1,2})?')
      then try_cast(replace(replace(digits, '.', ''), ',', '.') as decimal(28,12))
  end
