-- When a browser was seen together with a buyer, oldest first; sightings at one instant in the order of the files.
-- reads  identity_links
-- $client   whether a browser joins anybody
-- $junk     identities that join nobody
-- seen_us   microseconds since 1970 UTC
select identity_b as browser, identity_a as buyer, epoch_us(seen_at) as seen_us
from identity_links
where kind = 'client' and $client
  and not list_contains($junk::uinteger[], identity_a) and not list_contains($junk::uinteger[], identity_b)
order by browser, seen_at, load_id, file_no, line, buyer
