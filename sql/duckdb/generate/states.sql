-- Where customers live: decides the sales tax.
-- grain  state_no
create table states (state_no, code, name, city, zip, tax_rate) as
select * from (values
  (0, 'NY', 'New York',      'Testville',    '00501', 0.0725),
  (1, 'CA', 'California',    'Sampleton',    '90000', 0.0725),
  (2, 'TX', 'Texas',         'Mockford',     '75000', 0.0625),
  (3, 'FL', 'Florida',       'Placehold',    '32000', 0.0600),
  (4, 'IL', 'Illinois',      'Exampleburg',  '60000', 0.0625),
  (5, 'WA', 'Washington',    'Fixture Falls','98000', 0.0650),
  (6, 'MA', 'Massachusetts', 'Demo Harbor',  '02000', 0.0625),
  (7, 'OR', 'Oregon',        'Dummy Creek',  '97000', 0.0000)
)
