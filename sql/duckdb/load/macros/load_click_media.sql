-- The medium that a click id proves by itself, in the order of load_click_kinds.
create macro load_click_media() as
  ['cpc', 'cpc', 'cpc', 'display', 'cpc', 'cpc', 'cpc', 'cpc', 'cpc', 'referral', 'referral', 'organic', 'email', 'email']
