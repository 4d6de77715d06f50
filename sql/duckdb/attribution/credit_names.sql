-- Words for the integer that credits carry. Unattributed rows are named so in every dimension.
-- reads  touch_sources
-- grain  touch_source_id, and one row with null for what nobody earned
create view credit_names as
select touch_source_id, channel, campaign, campaign_id from touch_sources
union all
select null, '(unattributed)', '(unattributed)', null
