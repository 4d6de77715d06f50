-- People who order at least once, in the period or after it.
-- grain  person_no in [0, $buyers)
-- clients         browsers they use; identity ids: browsers from first_identity on, then the e-mail, then the account if any
-- first_quantile  where in the calendar's demand the first order falls
-- lifetime_orders how many orders they would place if the calendar never ended
-- $buyers  how many
create table buyers as
with drawn as (
  select person_no::integer as person_no,
         case when draw('buyer clients', person_no) < 0.55 then 1 when draw('buyer clients', person_no) < 0.90 then 2 else 3 end as clients,
         draw('account', person_no) < 0.65 as has_account,
         floor(pow(draw('state', person_no), 1.4) * 8)::integer as state_no,
         draw('first order', person_no) as first_quantile,
         least(30, 1 + floor(ln(1 - draw('loyalty', person_no)) / ln(0.42)))::integer as lifetime_orders
  from range($buyers::bigint) as people(person_no)
)
select *,
       (1 + sum(clients + 1 + has_account::integer) over (order by person_no) - (clients + 1 + has_account::integer))::uinteger as first_identity
from drawn
order by person_no
