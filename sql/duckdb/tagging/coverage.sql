-- How much of the visits, orders and spend of the range carries a tag.
-- reads  tag_used, tag_untagged, ad_days, conversions, journey_pairs, ad_entities
-- grain  one row
-- $first_day, $end_day   [first_day, end_day)
-- $lookback_us           window before an order, elapsed microseconds
with sold as (
  select order_key from conversions
  where occurred_at >= $first_day::date::timestamptz and occurred_at < $end_day::date::timestamptz
),
seen as (
  select coalesce(sum(visits), 0)::bigint as visits,
         coalesce(sum(visits) filter (where is_tagged or click_id_kind is not null), 0)::bigint as tagged_visits
  from tag_used($first_day, $end_day)
)
select seen.visits, seen.tagged_visits,
       (select count(*) from sold)::bigint                                                                    as orders,
       (select count(distinct order_key) from journey_pairs
        where ordered_at >= $first_day::date::timestamptz and ordered_at < $end_day::date::timestamptz
          and epoch_us(ordered_at) - epoch_us(occurred_at) <= $lookback_us::bigint)::bigint                   as reached_orders,
       (select sum(spend)::decimal(18,6) from ad_days where day >= $first_day::date and day < $end_day::date) as spend,
       (select coalesce(sum(spend), 0)::decimal(18,6) from tag_untagged($first_day, $end_day))                as untagged_spend,
       (select list(distinct platform order by platform) from ad_entities)                                    as platforms
from seen
