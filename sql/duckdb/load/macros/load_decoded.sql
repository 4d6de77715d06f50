-- A URL's text with %20 and + resolved; as it stands when it does not decode to text.
create macro load_decoded(cell) as
  case when contains(cell, '%') or contains(cell, '+')
       then coalesce(try(url_decode(replace(cell, '+', ' '))), cell) else cell end
