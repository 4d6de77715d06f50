-- The source that a click id proves by itself, in the order of load_click_kinds.
create macro load_click_sources() as
  ['google', 'google', 'google', 'dv360', 'tiktok', 'bing', 'snapchat', 'twitter', 'linkedin', 'facebook', 'pinterest', 'google', 'klaviyo', 'klaviyo']
