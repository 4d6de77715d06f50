-- How many clicks the platforms count per visit that the brand recorded, so that the brand earns $target_mer on its spend.
-- People who refuse cookies are clicks too, so a brand with few recorded visits per order has many clicks per visit.
-- reads  sales, paid_visits, campaigns
-- $target_mer  net revenue / spend
select greatest(1.12, round((select sum(net) from sales) / $target_mer::double / sum(visits * click_cost::decimal(9,4)), 3))::double as clicks_per_visit
from paid_visits join campaigns using (campaign_no)
