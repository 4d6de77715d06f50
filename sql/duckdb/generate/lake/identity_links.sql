-- Rows of the canonical table identity_links: browsers named by orders, and browsers and accounts of people who logged in.
-- reads  sales, touches
select identity_id                        as identity_a,
       note_client                        as identity_b,
       'client'                           as kind,
       to_timestamp(ended_s)              as seen_at,
       1::uinteger                        as load_id,
       2::usmallint                       as file_no,
       first_line                         as line
from sales where note_client <> identity_id
union all
select account_identity, client_identity, 'client', to_timestamp(occurred_s), 1::uinteger, 1::usmallint, (rowid + 2)::uinteger
from touches where account_identity is not null
union all
select account_identity, account_identity - 1, 'strong', to_timestamp(occurred_s), 1::uinteger, 1::usmallint, (rowid + 2)::uinteger
from touches where account_identity is not null
order by file_no, line, kind
