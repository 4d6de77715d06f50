-- Which decimal mark the digits of one cell prove, '.' or ','; null when they fit both.
-- A mark that occurs twice, or in a count before three digits, parts groups; before other than three digits it is decimal.
create macro load_mark(digits, is_count) as
  case
    when contains(digits, '.') and contains(digits, ',')
      then case when strpos(reverse(digits), '.') < strpos(reverse(digits), ',') then '.' else ',' end
    when regexp_matches(digits, ',.*,')  then '.'
    when regexp_matches(digits, '\..*\.') then ','
    when regexp_full_match(digits, '[-+]?[1-9]\d{0,2}[.,]\d{3}')
      then case when not is_count then null when contains(digits, ',') then '.' else ',' end
    when regexp_full_match(digits, '[-+]?\d*\.\d+') then '.'
    when regexp_full_match(digits, '[-+]?\d*,\d+')  then ','
  end
