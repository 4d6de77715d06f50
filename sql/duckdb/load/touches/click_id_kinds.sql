-- Click ids in the order in which they decide, with the source and medium that each proves by itself.
-- Paid ones decide before UTM tags, the others after them: organic posts and free listings carry them too.
-- grain  kind
create table click_id_kinds as
select * from (values
  (1,  'gclid',     true,  'google',    'cpc'),
  (2,  'gbraid',    true,  'google',    'cpc'),
  (3,  'wbraid',    true,  'google',    'cpc'),
  (4,  'dclid',     true,  'dv360',     'display'),
  (5,  'ttclid',    true,  'tiktok',    'cpc'),
  (6,  'msclkid',   true,  'bing',      'cpc'),
  (7,  'ScCid',     true,  'snapchat',  'cpc'),
  (8,  'twclid',    true,  'twitter',   'cpc'),
  (9,  'li_fat_id', true,  'linkedin',  'cpc'),
  (10, 'fbclid',    false, 'facebook',  'referral'),
  (11, 'epik',      false, 'pinterest', 'referral'),
  (12, 'srsltid',   false, 'google',    'organic'),
  (13, '_kx',       false, 'klaviyo',   'email'),
  (14, 'nb_klid',   false, 'klaviyo',   'email')
) as kinds (rank, kind, is_paid, source, medium)
