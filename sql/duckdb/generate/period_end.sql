-- The instant at which the period ends, in seconds since 1970.
-- $until      day after the last
-- $time_zone  IANA zone in which a day is a day
select epoch(timezone($time_zone, $until::timestamp))::bigint as until_s
