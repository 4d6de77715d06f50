-- The instant that a cell states, with its own offset, or without one in the source's zone. Also seconds and
-- milliseconds since 1970. Null when it is none, as 30 February. The first line is the usual form, read at little cost.
create macro load_instant(cell, zone) as
  coalesce(
    case when length(cell) between 20 and 32 and cell[11] in ('T', ' ') and (ends_with(cell, 'Z') or cell[-3] = ':' and cell[-6] in ('+', '-'))
         then try_cast(cell as timestamptz) end,
    case
      when regexp_matches(cell, '^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|UTC|[-+]\d\d(:?\d\d)?)$')
        then try_cast(regexp_replace(regexp_replace(regexp_replace(regexp_replace(cell, ' ?(Z|UTC)$', '+00:00'),
                 ' ?([-+]\d\d):?(\d\d)$', '\1:\2'), ' ([-+]\d\d)$', '\1'), '^(.{10}[ T]\d\d:\d\d)([-+])', '\1:00\2') as timestamptz)
      when regexp_matches(cell, '^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?$')
        then timezone(zone, try_cast(cell as timestamp))
      when regexp_matches(cell, '^[12]\d{9}$')  then to_timestamp(try_cast(cell as double))
      when regexp_matches(cell, '^[12]\d{12}$') then make_timestamptz(try_cast(cell as bigint) * 1000)
    end)
