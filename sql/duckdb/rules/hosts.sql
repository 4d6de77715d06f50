-- Hosts that visits came from, and whether the rules leave them out.
-- reads  rules_changes
-- grain  host
-- $search   part of a host, in lower case; '' for any
-- $take     rows wanted at most
select referrer_host as host,
       max(from_left_out)                       as before,
       max(to_left_out)                         as after,
       sum(touchpoints)::bigint                 as touchpoints,
       sum(from_orders)                         as orders_before,
       sum(to_orders)                           as orders_after
from rules_changes
where referrer_host is not null and medium = 'referral' and source = referrer_host and contains(referrer_host, $search)
group by referrer_host
order by (before is distinct from after) desc, touchpoints desc, host
limit $take::bigint
