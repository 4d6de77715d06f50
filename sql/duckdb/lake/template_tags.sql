-- What the workspace's templates read out of UTM fields: ids and names of campaigns, ad sets and ads.
-- grain  one row per (traffic_source_id, matched_by, tag); filled template by template
-- matched_by  id | name | adset_name | ad_name, as in campaign_names
create table template_tags (traffic_source_id uinteger not null, matched_by varchar not null, tag varchar not null)
