-- Which sites are search engines, social networks, shops and video sites in GA4's default channel group.
-- $sources, $categories   one entry per site: search | social | shopping | video
create table source_categories as
select unnest($sources::varchar[]) as source, unnest($categories::varchar[]) as category
