-- Names of touchpoints.kind.
create table touchpoint_kinds as
select * from (values (1::utinyint, 'visit'), (2, 'click'), (3, 'view'), (4, 'order_visit'), (5, 'code'), (6, 'survey'))
  as kinds(kind, name)
