-- The rows behind one finding: its touchpoints, or the ad days whose spend nothing is tagged with.
-- reads  tag_faults, tag_used, tag_untagged, counted_touchpoints, touch_campaigns, campaigns, traffic_sources, names
-- grain  one row per touchpoint or ad day
-- $issue, $has_platform, $platform, ...   the finding; a dimension that the cell leaves out holds any value
-- $first_day, $end_day                    [first_day, end_day)
-- $skip, $take                            page
with faulty as (
  select distinct faults.traffic_source_id
  from tag_faults($first_day, $end_day) as faults
  join tag_used($first_day, $end_day) as used on used.traffic_source_id = faults.traffic_source_id
  left join (select touch_campaigns.traffic_source_id, any_value(campaigns.platform) as platform
             from touch_campaigns join campaigns on campaigns.campaign_entity_id = touch_campaigns.campaign_entity_id
             group by touch_campaigns.traffic_source_id) as led
    on led.traffic_source_id = faults.traffic_source_id
  where faults.issue = $issue
    and (not $has_platform::boolean or coalesce(led.platform, used.platform) is not distinct from $platform)
    and (not $has_field::boolean    or faults.field is not distinct from $field)
    and (not $has_value::boolean    or faults.value is not distinct from $value)
),
rows as (
  select concat_ws(' / ', coalesce(source, '(direct)'), coalesce(medium, '(none)'), campaign, utm_id) as what,
         concat_ws(' ', click_id_kind, landing.name)                                                  as detail,
         strftime(touches.occurred_at, '%Y-%m-%dT%H:%M:%S%z') as happened_at, null::decimal(18,6) as amount,
         touches.load_id, touches.file_no, touches.line
  from counted_touchpoints as touches
  semi join faulty on faulty.traffic_source_id = touches.traffic_source_id
  join traffic_sources on traffic_sources.traffic_source_id = touches.traffic_source_id
  left join names as landing on landing.kind = 'landing_page' and landing.name_id = touches.landing_page_id
  where touches.occurred_at >= $first_day::date::timestamptz and touches.occurred_at < $end_day::date::timestamptz
  union all
  select concat_ws(' › ', platform, campaign), campaign_id, day::varchar, spend, load_id, file_no, line
  from tag_untagged($first_day, $end_day)
  where $issue = 'untagged_spend'
    and (not $has_platform::boolean    or platform is not distinct from $platform)
    and (not $has_value::boolean       or campaign is not distinct from $value)
    and (not $has_campaign_id::boolean or campaign_id is not distinct from $campaign_id)
)
select * from rows
order by happened_at desc, load_id, file_no, line, what
limit $take::bigint offset $skip::bigint
