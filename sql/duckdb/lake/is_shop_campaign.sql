-- Whether a campaign's name, in lower case, speaks of a shop: 'eshop deals' does, 'workshop' does not.
create macro is_shop_campaign(campaign) as regexp_matches(campaign, '([^a-df-z]|^)shop|shopping')
