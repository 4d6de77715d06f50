-- Visits that each campaign and ad brought on each day.
-- reads  touches, ways, noted_visits, sales
-- grain  (campaign_no, ad_no, day_no); ad_no null for Google
create table paid_visits as
with counted as (
  select way_no, day_no, count(*) as visits from touches where kind <> 3 group by way_no, day_no
  union all
  select way_no, day_no, count(*) from noted_visits join sales using (order_no) group by way_no, day_no
)
select campaign_no, ad_no, day_no, sum(visits)::bigint as visits
from counted join ways using (way_no)
where campaign_no is not null
group by campaign_no, ad_no, day_no
