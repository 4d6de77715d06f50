-- Which claims of one campaign day count: the rule of delivery_preference, then purchases before unnamed conversions,
-- then one attribution window, the platform's default where it is stated.
create macro claim_preference(level, split, action_type, attribution_window) as
  delivery_preference(level, split) || (case action_type when 'purchase' then '1' else '2' end)
    || (case attribution_window when 'default' then '' else attribution_window end)
