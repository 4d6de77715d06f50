-- What a touchpoint's traffic source means under the definitions: channel, paid, direct, campaign.
-- reads  traffic_sources, channels, touch_campaigns, campaigns
-- grain  touch_source_id; one row per (traffic_source_id, day), day null holds on every day that has no row of its own
create table touch_sources as
select (row_number() over ())::uinteger as touch_source_id,
       channels.traffic_source_id, touch_campaigns.day,
       -- the workspace's own rules come first; then only a paid visit came through the ad: the network's channel is no word on a
       -- newsletter that bears its tag
       case when channels.rule is null and channels.is_paid and coalesce(campaigns.network_known, false) then campaigns.channel
            else channels.channel end                                                                      as channel,
       channels.is_direct,
       channels.is_paid,
       touch_campaigns.campaign_entity_id,
       touch_campaigns.found_by,
       campaigns.id                                                                                       as campaign_id,
       coalesce(campaigns.name,
                case when channels.is_paid then '(campaign not identified)' end,
                traffic_sources.campaign,
                '(no campaign)')                                                                          as campaign
from channels
join traffic_sources on traffic_sources.traffic_source_id = channels.traffic_source_id
left join (select traffic_source_id, day, campaign_entity_id, found_by from touch_campaigns union all
           select distinct traffic_source_id, null::date, null::uinteger, null::varchar from touch_campaigns where day is not null) as touch_campaigns
  on touch_campaigns.traffic_source_id = channels.traffic_source_id
left join campaigns on campaigns.campaign_entity_id = touch_campaigns.campaign_entity_id
