-- A whole number of things, 0 or more; null when the digits spell none. A count may be written 12675.0.
create macro load_count(digits, mark) as
  case
    when mark = '.' and regexp_full_match(digits, '\+?(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.0*)?')
      then try_cast(regexp_replace(replace(digits, ',', ''), '\..*$', '') as bigint)
    when mark = ',' and regexp_full_match(digits, '\+?(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})(,0*)?')
      then try_cast(regexp_replace(replace(digits, '.', ''), ',.*$', '') as bigint)
  end
