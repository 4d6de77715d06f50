-- What the brand advertises. Every theme is a campaign per market.
-- grain  theme_no
-- route  how a visit comes in (table routes); promo 0 runs always, 1 and 2 only in that promotion (table calendar)
-- click_cost  currency per link click; click_rate  link clicks per impression
-- affinity    relative share of the route's visits
create table campaign_themes (theme_no, platform, campaign_type, route, name, promo, affinity, click_cost, click_rate) as
select * from (values
  (0,  'meta',       null,              'paid_social',   'Prospecting | Broad',              0, 5, 0.92, 0.0105),
  (1,  'meta',       null,              'paid_social',   'Prospecting | Lookalike buyers',   0, 4, 0.98, 0.0112),
  (2,  'meta',       null,              'paid_social',   'Retargeting | 30d visitors',       0, 3, 1.31, 0.0149),
  (3,  'meta',       null,              'paid_social',   'Catalog | Advantage+ sales',       0, 4, 0.81, 0.0121),
  (4,  'meta',       null,              'paid_social',   'Promo | Summer sale, up to 15%',   1, 5, 1.05, 0.0160),
  (5,  'meta',       null,              'paid_social',   'Promo | Black Friday',             2, 6, 1.42, 0.0171),
  (6,  'google_ads', 'Search',          'search_brand',  'Brand - Search',                   0, 5, 0.46, 0.0930),
  (7,  'google_ads', 'Search',          'search_generic','NB | Home fragrance - Search',     0, 4, 1.18, 0.0410),
  (8,  'google_ads', 'Search',          'search_generic','NB | Bedding & linen - Search',    0, 3, 1.36, 0.0385),
  (9,  'google_ads', 'Search',          'search_generic','NB | Lighting - Search',           0, 2, 1.27, 0.0364),
  (10, 'google_ads', 'Performance Max', 'cross_network', 'PMax | All products',              0, 5, 0.58, 0.0122),
  (11, 'google_ads', 'Shopping',        'shopping',      'Shopping | Catalog',               0, 4, 0.49, 0.0101),
  (12, 'google_ads', 'Search',          'search_generic','Promo | Black Friday - Search',    2, 5, 1.61, 0.0520)
)
