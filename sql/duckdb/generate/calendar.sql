-- The brand's days: how busy each is, and which promotion runs. The 40 days after the period are there because people
-- who will order then already visit before it ends.
-- grain  one row per local day; day_no counts from the first, in_period is false after the last
-- $until      day after the last
-- $days       length in days
-- $time_zone  IANA zone in which a day is a day
-- promo       0 none, 1 summer sale (8 to 21 July), 2 Black Friday (Friday after Thanksgiving to Monday)
-- starts_s    local midnight in seconds since 1970
-- weight      demand relative to an ordinary day: weekday, season, promotion, growth, and the noise of a day
create table calendar as
with dated as (
  select day_no, ($until::date - $days::integer + day_no::integer) as day from range($days::integer + 40) as days(day_no)
),
marked as (
  select *,
         -- Thanksgiving is the fourth Thursday of November: the 22nd at the earliest
         make_date(year(day), 11, 22) + ((4 - dayofweek(make_date(year(day), 11, 22)) + 7) % 7)::integer as thanksgiving
  from dated
),
promoted as (
  select *,
         case when month(day) = 7 and day(day) between 8 and 21 then 1
              when day - thanksgiving between 1 and 4 then 2
              else 0 end as promo
  from marked
)
select day_no::integer as day_no,
       day < $until::date as in_period,
       day,
       strftime(day, '%Y-%m') as month,
       (dense_rank() over (order by strftime(day, '%Y-%m')) - 1)::integer as month_no,
       epoch(timezone($time_zone, day::timestamp))::integer as starts_s,
       promo::integer as promo,
       case promo when 1 then 'SUMMER15' when 2 then 'BLACKFRIDAY25' end as promo_code,
       round(1e6
         * ([1.06, 1.04, 1.00, 0.98, 0.97, 0.92, 0.88])[1 + dayofweek(day)]
         * ([0.94, 0.92, 0.95, 0.97, 1.02, 0.96, 0.92, 0.95, 1.00, 1.04, 1.22, 1.34])[month(day)]
         * ([1.0, 1.45, 2.9])[1 + promo]
         * (1 + 0.15 * day_no / 365.0)
         * (0.9 + 0.2 * draw('day', day_no)))::bigint as weight
from promoted
order by day_no
