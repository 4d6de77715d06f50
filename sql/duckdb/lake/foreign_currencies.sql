-- Currencies of the data other than the workspace's.
-- reads  orders, refunds, ad_performance_daily, ad_conversions_daily, product_costs, settings
-- grain  currency
create table foreign_currencies as
select stated.currency
from (select distinct currency from orders
      union select distinct currency from refunds
      union select distinct currency from ad_performance_daily
      union select distinct currency from ad_conversions_daily
      union select distinct currency from product_costs) as stated
join settings on settings.currency <> stated.currency
