-- Persons by how much joins them: the address or number that joins the most others first.
-- reads  identity_links, persons, orders
-- grain  person
-- $take  how many
with linked as (
  select distinct identity_a, identity_b, kind from identity_links
),
kinds as (
  select identity_a as identity_id, case kind when 'customer_email' then 'customer' when 'customer_phone' then 'customer' when 'email_phone' then 'email' end as kind
  from linked where kind not in ('client', 'strong')
  union
  select identity_b, case kind when 'customer_email' then 'email' when 'client' then 'browser' else 'phone' end from linked where kind <> 'strong'
),
who as (
  select persons.person_key, persons.identity_id from persons
  union select person_key, person_key from persons
),
joining as (
  select who.person_key, identity_id, count(*) as joins
  from (select identity_a as identity_id, identity_b as other from linked where kind <> 'client'
        union select identity_b, identity_a from linked where kind <> 'client') as ends
  join who using (identity_id)
  group by all
),
most as (
  select person_key, identity_id, joins from joining
  qualify row_number() over (partition by person_key order by joins desc, identity_id) = 1
),
counted as (
  select who.person_key, count(distinct who.identity_id) as identities,
         count(distinct case when kinds.kind = 'customer' then who.identity_id end) as customer_ids,
         count(distinct case when kinds.kind = 'email' then who.identity_id end)    as emails,
         count(distinct case when kinds.kind = 'phone' then who.identity_id end)    as phones,
         count(distinct case when kinds.kind = 'browser' then who.identity_id end)  as browsers
  from who left join kinds using (identity_id)
  group by all
),
bought as (
  select who.person_key, count(*) as orders
  from orders join (select distinct person_key, identity_id from who) as who on who.identity_id = orders.identity_id
  group by all
)
select counted.person_key::bigint as identity, identities::bigint as identities, customer_ids::bigint as customer_ids, emails::bigint as emails,
       phones::bigint as phones, browsers::bigint as browsers, coalesce(bought.orders, 0)::bigint as orders,
       most.identity_id::bigint as joined_by, (select min(kind) from kinds where kinds.identity_id = most.identity_id) as joined_by_kind,
       coalesce(most.joins, 0)::bigint as joins
from counted
left join most using (person_key)
left join bought using (person_key)
order by joins desc, identities desc, identity
limit $take::bigint
