-- What a touchpoints file adds up to, for its report.
-- reads  touch_inputs, touches_judged, touches_staged
-- grain  one row
-- $file_no
select (select count(*) from touch_inputs)                                               as rows,
       (select count(distinct line) from file_faults)                                    as rejected,
       (select count(*) from touches_staged where file_no = $file_no::usmallint)         as touchpoints,
       (select min(occurred_at::date) from touches_staged where file_no = $file_no::usmallint) as first_day,
       (select max(occurred_at::date) from touches_staged where file_no = $file_no::usmallint) as last_day,
       count(*) filter (where reason = 'own_domain')                                     as own_domain,
       count(*) filter (where reason = 'payment_step')                                   as payment_step,
       count(*) filter (where regexp_matches(concat_ws(' ', source, medium, campaign, utm_id, content, term), '\{\{?[a-zA-Z_. ]+\}?\}')) as unexpanded
from touches_judged
