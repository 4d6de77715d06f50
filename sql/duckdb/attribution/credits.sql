-- Shares each conversion among the touchpoints in its lookback window, under every rule model at once.
-- reads  conversions, journey_touches, touch_sources
-- grain  one row per (order, touchpoint that may earn); an order without one is a row with a reason, no touch_source_id
--        and credit 1;
--        an order without a paid touch is a further row, for linear_paid only
-- first_day, end_day    local days [first_day, end_day): of the order in cash, of the touch in accrual
-- order_end_day         in accrual, the day until which orders can still credit a touch of the range
-- lookback_us, view_lookback_us   elapsed microseconds, inclusive; -1 leaves views out
-- half_life_us          age at which a touch weighs half; weight_first, weight_last  position shares in [0, 1]
-- customers             all | new | returning;  basis  net | gross | total
create macro attribution_credits(first_day, end_day, order_end_day, accrual, lookback_us, view_lookback_us,
                                 half_life_us, weight_first, weight_last, customers, basis) as table
with converted as materialized (
  select order_key, occurred_at, day,
         case basis when 'gross' then gross when 'total' then total else net end as value
  from conversions
  where occurred_at >= first_day::date::timestamptz and occurred_at < order_end_day::date::timestamptz
    and (customers = 'all' or customer = customers)
),
reached as materialized (
  select converted.order_key, converted.day as order_day, converted.value,
         journey.occurred_at as touched_at, journey.path_key,
         pow(2.0, -least(journey.age_us / half_life_us::double, 1000))              as recency,
         coalesce(named.touch_source_id, usual.touch_source_id)                     as touch_source_id,
         usual.is_direct, usual.is_paid
  from journey_touches as journey
  join converted on converted.order_key = journey.order_key
  join touch_sources as usual on usual.traffic_source_id = journey.traffic_source_id and usual.day is null
  left join touch_sources as named
    on named.traffic_source_id = journey.traffic_source_id and named.day = journey.occurred_at::date
  where journey.ordered_at >= first_day::date::timestamptz and journey.ordered_at < order_end_day::date::timestamptz
    and journey.age_us <= case when journey.kind = 3 then view_lookback_us else lookback_us end
),
paths as materialized (
  select order_key, count(*) as length, max(path_key) as first_key, min(path_key) as last_key,
         coalesce(min(path_key) filter (where not is_direct), min(path_key)) as last_non_direct_key,
         count(*) filter (where is_paid) as paid, sum(recency) as recency
  from reached group by order_key
),
shared as (
  select reached.* exclude (recency),
         null::varchar                                                      as reason,
         (path_key = first_key)::double                                     as first_touch,
         (path_key = last_key)::double                                      as last_touch,
         (path_key = last_non_direct_key)::double                           as last_non_direct,
         1::double / length                                                 as linear,
         case when is_paid then 1::double / paid else 0 end                 as linear_paid,
         reached.recency / paths.recency                                    as time_decay,
         case
           when length = 1 then 1::double
           when length = 2 then 0.5::double
           when path_key = first_key then weight_first::double
           when path_key = last_key then weight_last::double
           else (1 - weight_first::double - weight_last::double) / (length - 2)
         end                                                                as position_based
  from reached
  join paths on paths.order_key = reached.order_key
),
alone as materialized (
  select order_key, day, value from converted
  where not exists (select 1 from paths where paths.order_key = converted.order_key)
),
seen as (
  select order_key, bool_or(kind = 3 and age_us <= lookback_us) as viewed
  from journey_touches
  where ordered_at >= first_day::date::timestamptz and ordered_at < order_end_day::date::timestamptz
    and order_key in (select alone.order_key from alone)
  group by order_key
),
lonely as (
  select alone.*,
         case when seen.order_key is null then 'no_touch' when seen.viewed then 'only_views' else 'outside_window' end as reason
  from alone
  left join seen on seen.order_key = alone.order_key
),
unpaid as (
  select converted.order_key, converted.day, converted.value
  from converted
  join paths on paths.order_key = converted.order_key and paths.paid = 0
)
select order_key, order_day, case when accrual then touched_at::date else order_day end as day, value, reason,
       path_key, touched_at, touch_source_id,
       first_touch, last_touch, last_non_direct, linear, linear_paid, time_decay, position_based
from shared
where not accrual or (touched_at >= first_day::date::timestamptz and touched_at < end_day::date::timestamptz)
union all
select order_key, day, day, value, reason, null, null, null, 1, 1, 1, 1, 1, 1, 1
from lonely
where day < end_day::date
union all
select order_key, day, day, value, 'no_paid_touch', null, null, null, 0, 0, 0, 0, 1, 0, 0
from unpaid
where day < end_day::date
