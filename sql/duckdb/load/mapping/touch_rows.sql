-- First rows of a touchpoints file as they would load, with the number of their days. Who they are of is not shown.
-- reads  touches_parsed
-- grain  one row per row of the file, in its order
-- $limit  rows
select line, strftime(occurred_at, '%Y-%m-%d %H:%M:%S') as occurred_at, ['visit', 'click', 'view', 'order_visit', 'code', 'survey'][kind] as kind,
       source, medium, campaign, landing_page, referrer_host, click_id_kind, device, country,
       case when coalesce(customer_id, email, phone, client_id, session_id) is not null then 'yes' else 'no' end as identified,
       (select count(distinct occurred_at::date) from touches_parsed) as days
from touches_parsed order by line limit $limit
