-- How visits come in. Several routes may be one channel: brand and generic search are both Paid Search.
-- grain  route_no; channel is the GA4 default channel group that the route's links must be filed under
create table routes (route_no, route, channel, is_paid) as
select * from (values
  (0,  'direct',          'Direct',         false),
  (1,  'paid_social',     'Paid Social',    true),
  (2,  'search_brand',    'Paid Search',    true),
  (3,  'search_generic',  'Paid Search',    true),
  (4,  'cross_network',   'Cross-network',  true),
  (5,  'shopping',        'Paid Shopping',  true),
  (6,  'organic_search',  'Organic Search', false),
  (7,  'email',           'Email',          false),
  (8,  'referral',        'Referral',       false),
  (9,  'affiliate',       'Affiliates',     false),
  (10, 'organic_social',  'Organic Social', false),
  (11, 'social_view',     'Paid Social',    true)
)
