-- Host of an address in lower case without 'www.'; null when the text has none, as a path. The first form is the usual one,
-- read at little cost.
create macro load_host(address) as
  case
    when (starts_with(address, 'https://') or starts_with(address, 'http://')) and regexp_full_match(split_part(address, '/', 3), '[a-z0-9.-]+')
      then nullif(regexp_replace(split_part(address, '/', 3), '^www\.', ''), '')
    else nullif(regexp_replace(
      case when regexp_matches(address, '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//')
           then regexp_extract(lower(address), '^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)', 1)
           else regexp_extract(lower(address), '^((?:[a-z0-9_-]+\.)+[a-z]{2,24})(?:[/?#:].*)?$', 1) end,
      '^www\.', ''), '')
  end
