-- Names the campaign of rows that name none: a mapped file without such a column is one campaign of its platform.
-- reads  spend_rows_read
-- $campaign
update spend_rows_read set campaign = $campaign where campaign is null and campaign_id is null
