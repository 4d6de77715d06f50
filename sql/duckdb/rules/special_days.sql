-- Days on which a traffic source means something else than on the others, under the rules that hold or under the proposed ones.
-- reads  main.touch_sources, touch_sources
create or replace table main.rules_special_days as
select traffic_source_id, day from main.touch_sources where day is not null
union
select traffic_source_id, day from touch_sources where day is not null
