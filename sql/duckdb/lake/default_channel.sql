-- GA4's default channel group: the first row that fits decides. Everything in lower case.
-- category       of the source: search | social | shopping | video, or ''
-- paid           the medium says that the visit was paid for;  shop_campaign  the campaign's name speaks of a shop
create macro default_channel(source, medium, campaign, category, paid, shop_campaign) as
  case
    when source = '(direct)' and medium in ('(none)', '(not set)')                      then 'Direct'
    when contains(campaign, 'cross-network')                                            then 'Cross-network'
    when (category = 'shopping' or shop_campaign) and paid                              then 'Paid Shopping'
    when category = 'search' and paid                                                   then 'Paid Search'
    when category = 'social' and paid                                                   then 'Paid Social'
    when category = 'video' and paid                                                    then 'Paid Video'
    when medium in ('display', 'banner', 'expandable', 'interstitial', 'cpm')           then 'Display'
    when paid                                                                           then 'Paid Other'
    when category = 'shopping' or shop_campaign                                         then 'Organic Shopping'
    when category = 'social' or medium in ('social', 'social-network', 'social-media', 'sm', 'social network', 'social media')
                                                                                        then 'Organic Social'
    when category = 'video' or contains(medium, 'video')                                then 'Organic Video'
    when category = 'search' or medium = 'organic'                                      then 'Organic Search'
    when medium in ('referral', 'app', 'link')                                          then 'Referral'
    when source in ('email', 'e-mail', 'e_mail', 'e mail') or medium in ('email', 'e-mail', 'e_mail', 'e mail')
                                                                                        then 'Email'
    when medium = 'affiliate'                                                           then 'Affiliates'
    when medium = 'audio'                                                               then 'Audio'
    when source = 'sms' or medium = 'sms'                                               then 'SMS'
    when ends_with(medium, 'push') or contains(medium, 'mobile') or contains(medium, 'notification') or source = 'firebase'
                                                                                        then 'Mobile Push Notifications'
    when medium = 'ai-assistant'                                                        then 'AI Assistant'
    else 'Unassigned'
  end
