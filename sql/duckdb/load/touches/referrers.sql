-- What each referring host is: our own, a payment step, a search engine (by its name, as 'google' for www.google.co.uk),
-- or somebody's site.
-- reads  touches_parsed
-- grain  host
-- $own_hosts, $payment_hosts   hosts in lower case; their subdomains are theirs
-- $search_sources              names and hosts of search engines
create or replace table referrers as
with hosts as (
  select distinct referrer_host as host, regexp_replace(referrer_host, '^((m|search|[a-z]{2})\.)+', '') as core
  from touches_parsed where decided_by = 'referrer'
),
listed as (select unnest($search_sources) as source),
engines as (
  select hosts.host, min_by(listed.source, length(listed.source)) as engine
  from hosts join listed
    on  hosts.host = listed.source
    or  (not contains(listed.source, '.') and starts_with(hosts.core, listed.source || '.')
         and regexp_full_match(substr(hosts.core, length(listed.source) + 1), '(\.[a-z]{2,3}){1,2}'))
  group by hosts.host
),
named as (
  select engines.host, coalesce(max_by(listed.source, length(listed.source)), any_value(engines.engine)) as engine
  from engines
  left join listed on not contains(listed.source, '.') and list_contains(string_split(engines.host, '.'), listed.source)
  group by engines.host
)
select hosts.host,
       case when len(list_filter($own_hosts, lambda own: hosts.host = own or ends_with(hosts.host, '.' || own))) > 0 then 'own_domain'
            when len(list_filter($payment_hosts, lambda pay: hosts.host = pay or ends_with(hosts.host, '.' || pay))) > 0 then 'payment_step'
       end                                                             as reason,
       coalesce(named.engine, hosts.host)                              as source,
       case when named.engine is null then 'referral' else 'organic' end as medium
from hosts left join named on named.host = hosts.host
