-- The text without e-mail addresses: what a shop's own links carry of a visitor stays outside of the lake.
create macro load_masked(cell) as
  case when contains(cell, '@') or contains(cell, '%40')
       then regexp_replace(cell, '[^\s@/?&=:;,<>"'']+(@|%40)[^\s@/?&=:;,<>"''%]+\.[^\s@/?&=:;,<>"''.%0-9]{2,}', '[redacted]', 'gi') else cell end
