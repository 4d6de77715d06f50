-- Every pair of identities that a row names together and of which one is the person, with its first row.
-- reads  identity_links, persons
-- grain  (identity_a, identity_b, kind)
-- $person_key
-- is_inside  both are the person
with members as (select identity_id from persons where person_key = $person_key::uinteger union select $person_key::uinteger),
seen as (
  select identity_a, identity_b, kind, count(*) as rows,
         arg_min((seen_at, load_id, file_no, line), (seen_at, load_id, file_no, line)) as first_row
  from identity_links
  where identity_a in (from members) or identity_b in (from members)
  group by all
)
select identity_a::bigint as identity_a, identity_b::bigint as identity_b, kind, rows::bigint as rows,
       identity_a in (from members) and identity_b in (from members) as is_inside,
       first_row[1] as seen_at, first_row[2]::integer as load_id, first_row[3]::integer as file_no, first_row[4]::bigint as line
from seen
order by case kind when 'customer_email' then 2 when 'customer_phone' then 3 when 'email_phone' then 4 when 'client' then 5 else 1 end,
         first_row, identity_a, identity_b, kind
limit 10000
