-- The site that a host belongs to: its last two labels, three below country endings such as co.uk and below shared shops.
create macro tag_site(host) as
  regexp_extract(lower(host), case when regexp_matches(lower(host), '\.(co|com|org|net|gov|ac|edu|ne|or)\.[a-z]{2}$|\.myshopify\.com$')
                                   then '[^.]+\.[^.]+\.[^.]+$' else '[^.]+\.[^.]+$' end)
