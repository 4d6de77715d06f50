-- Traffic sources that start no touch: all that speaks for them is that the visitor came from the brand's own pages or from a
-- payment step. A rule's host stands for its sub-domains too. Rules apply to all history, so such touches are stored.
-- reads  traffic_sources
-- grain  traffic_source_id
-- $own_hosts, $payment_hosts   hosts in lower case
create table left_out_sources as
with referred as (
  select traffic_source_id, lower(referrer_host) as host
  from traffic_sources
  where click_id_kind is null and medium = 'referral' and source = referrer_host
),
hosts as (
  select host,
         case when len(list_filter($own_hosts::varchar[], lambda own: host = own or ends_with(host, '.' || own))) > 0 then 'own_domain'
              when len(list_filter($payment_hosts::varchar[], lambda pay: host = pay or ends_with(host, '.' || pay))) > 0 then 'payment_step'
         end as reason
  from (select distinct host from referred)
)
select referred.traffic_source_id, hosts.reason
from referred
join hosts on hosts.host = referred.host
where hosts.reason is not null
