-- Pages that visits land on.
-- grain  landing_page_no; path without the query
create table landing_pages as
select (row_number() over () - 1)::integer as landing_page_no, path
from (select unnest(['/', '/collections/new', '/collections/candles', '/collections/bedding', '/collections/lighting', '/collections/gifts',
  '/collections/sale', '/products/cedar-amber-candle', '/products/fig-leaf-candle', '/products/winter-spruce-candle',
  '/products/reed-diffuser-sea-salt', '/products/room-spray-linen', '/products/match-cloche', '/products/linen-duvet-cover',
  '/products/percale-sheet-set', '/products/linen-pillowcase', '/products/wool-throw', '/products/table-lamp-ash',
  '/products/bedside-lamp-brass', '/products/paper-lantern', '/products/stoneware-vase', '/products/stoneware-bowl',
  '/products/serving-board', '/products/waffle-towel', '/products/bath-mat', '/products/storage-basket',
  '/products/incense-set', '/journal/a-slower-morning', '/journal/how-to-burn-a-candle', '/pages/about']) as path)
