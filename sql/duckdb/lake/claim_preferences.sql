-- Which claims of one campaign day count: the rule of delivery_preference, then purchases before unnamed conversions,
-- then one attribution window: the platform's default where it is stated, else clicks with views, clicks, views.
create macro claim_preference(level, split, action_type, attribution_window) as
  delivery_preference(level, split) || (case action_type when 'purchase' then '1' else '2' end)
    || (case
         when attribution_window = 'default' then '0'
         when contains(attribution_window, 'click') and contains(attribution_window, 'view') then '1'
         when contains(attribution_window, 'click') then '2'
         else '3' end) || attribution_window
