-- What a touchpoints file adds up to, for its report.
-- reads  touches_parsed, referrers, touches_staged, file_faults
-- grain  one row
-- own_pages              from one page of a site to another: no touch
-- own_domain, payment_step   kept, and left out by today's definitions
-- $file_no
select count(*)                                                                            as rows,
       (select count(distinct line) from file_faults)                                      as rejected,
       (select count(distinct touch_id) from touches_staged where file_no = $file_no::usmallint) as touchpoints,
       (select min(occurred_at)::date from touches_staged where file_no = $file_no::usmallint)   as first_day,
       (select max(occurred_at)::date from touches_staged where file_no = $file_no::usmallint)   as last_day,
       count(*) filter (where sound and decided_by = 'own')                                as own_pages,
       count(*) filter (where sound and reason = 'own_domain')                             as own_domain,
       count(*) filter (where sound and reason = 'payment_step')                           as payment_step,
       count(*) filter (where sound and regexp_matches(concat_ws(' ', source, medium, campaign, utm_id, content, term), '\{\{?[a-zA-Z_. ]+\}?\}')) as unexpanded
from (
  select decided_by, referrers.reason, touches_parsed.source, touches_parsed.medium, campaign, utm_id, content, term, bad_time is null and bad_kind is null as sound
  from touches_parsed left join referrers on decided_by = 'referrer' and host = referrer_host
)
