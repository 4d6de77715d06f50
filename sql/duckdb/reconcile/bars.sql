-- Bars from what the platforms claim to what the shop sold, by the dimensions asked for.
-- reads  reconcile_lines
-- grain  one row per (platform, campaign, campaign_id, day, bar, reason); dimensions not asked for are null
-- $by_platform, $by_campaign, $by_day   which dimensions are asked for
-- $first_day, $end_day                  [first_day, end_day)
-- slot filters                           which platforms, campaigns and days
-- $lookback_us                          window of platforms that state none, elapsed microseconds
select case when $by_platform::boolean then platform end    as platform,
       case when $by_campaign::boolean then campaign end    as campaign,
       case when $by_campaign::boolean then campaign_id end as campaign_id,
       case when $by_day::boolean then day end              as day,
       bar, reason,
       sum(orders)::decimal(18,6)  as orders,
       sum(revenue)::decimal(18,6) as revenue
from reconcile_lines($first_day, $end_day, $lookback_us)
where {{filters}}
group by all
order by day, platform nulls last, campaign nulls last, campaign_id nulls last, bar, reason nulls first
