-- Host of an address in lower case without 'www.'; null when the text has none, as a path.
create macro load_host(address) as
  nullif(regexp_replace(
    case when regexp_matches(address, '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//')
         then regexp_extract(lower(address), '^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)', 1)
         else regexp_extract(lower(address), '^((?:[a-z0-9_-]+\.)+[a-z]{2,24})(?:[/?#:].*)?$', 1) end,
    '^www\.', ''), '')
