-- Which of GA4's default channels a visit that somebody made up would have.
-- reads  source_categories
-- grain  one row
-- $source, $medium, $campaign   in lower case
select default_channel($source, $medium, $campaign, coalesce((select category from source_categories where source = $source), ''),
                       is_paid_medium($medium), is_shop_campaign($campaign)) as channel
