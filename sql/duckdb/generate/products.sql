-- What the brand sells.
-- grain  product_no; popularity is the relative share of lines; unit_cost is null for what costs nothing to make
create table products as
select (row_number() over () - 1)::integer as product_no, title, sku, vendor, price::decimal(18,6) as price, popularity, is_gift_card,
       case when not is_gift_card then round(price * (26 + 7 * (price::integer % 3)) / 100, 2)::decimal(18,6) end as unit_cost
from (values
  ('Cedar & Amber Candle / 220 g', 'CND-CED-220', 'Halden & Co', 34.00, 9, false),
  ('Cedar & Amber Candle / 400 g', 'CND-CED-400', 'Halden & Co', 52.00, 5, false),
  ('Fig Leaf Candle / 220 g',      'CND-FIG-220', 'Halden & Co', 34.00, 7, false),
  ('Winter Spruce Candle / 220 g', 'CND-SPR-220', 'Halden & Co', 36.00, 5, false),
  ('Reed Diffuser, Sea Salt',      'DIF-SEA',     'Halden & Co', 46.00, 5, false),
  ('Room Spray, Linen',            'SPR-LIN',     'Halden & Co', 24.00, 5, false),
  ('Match Cloche',                 'ACC-MTC',     'Halden & Co', 19.50, 6, false),
  ('Wick Trimmer, brass',          'ACC-WCK',     'Halden & Co', 16.00, 4, false),
  ('Linen Duvet Cover / Queen',    'BED-DUV-Q',   'Halden & Co', 189.00, 2, false),
  ('Linen Duvet Cover / King',     'BED-DUV-K',   'Halden & Co', 219.00, 1, false),
  ('Percale Sheet Set / Queen',    'BED-SHT-Q',   'Halden & Co', 129.00, 2, false),
  ('Linen Pillowcase, pair',       'BED-PIL',     'Halden & Co', 58.00, 4, false),
  ('Wool Throw, oat',              'THR-OAT',     'Norrland Mill', 118.00, 3, false),
  ('Wool Throw, moss',             'THR-MOS',     'Norrland Mill', 118.00, 2, false),
  ('Table Lamp, ash',              'LMP-TAB-A',   'Halden & Co', 149.00, 2, false),
  ('Bedside Lamp, brass',          'LMP-BED-B',   'Halden & Co', 96.00, 2, false),
  ('Paper Lantern / 45 cm',        'LMP-PAP-45',  'Halden & Co', 42.00, 4, false),
  ('Stoneware Vase, tall',         'VAS-TAL',     'Atelier Ro', 64.00, 3, false),
  ('Stoneware Bowl, set of 2',     'BWL-SET2',    'Atelier Ro', 48.00, 4, false),
  ('Serving Board, walnut',        'BRD-WAL',     'Atelier Ro', 72.00, 2, false),
  ('Waffle Towel, pair',           'TWL-WAF',     'Halden & Co', 38.00, 5, false),
  ('Bath Mat, stone',              'BTH-MAT',     'Halden & Co', 54.00, 3, false),
  ('Storage Basket, seagrass',     'STO-SEA',     'Halden & Co', 44.00, 3, false),
  ('Incense Set, hinoki',          'INC-HIN',     'Halden & Co', 22.00, 4, false),
  ('Gift Card $50',                'GFT-50',      'Halden & Co', 50.00, 0, true)
) as listed (title, sku, vendor, price, popularity, is_gift_card)
