-- Markets that the brand buys media in; a small brand buys the whole country at once.
-- grain  market_no
-- $markets  how many, 1 to 24
create table markets as
select (market_no - 1)::integer as market_no, name
from (select unnest(['US', 'Northeast', 'Midwest', 'South', 'West', 'New York', 'California', 'Texas', 'Florida',
                     'Illinois', 'Washington', 'Massachusetts', 'Pennsylvania', 'Ohio', 'Georgia', 'North Carolina',
                     'Michigan', 'New Jersey', 'Virginia', 'Arizona', 'Tennessee', 'Colorado', 'Minnesota', 'Oregon']) as name,
             generate_subscripts(range(24), 1) as market_no)
where market_no <= $markets::integer
