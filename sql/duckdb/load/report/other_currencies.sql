-- Currencies of a state's orders and spend other than the workspace's.
-- grain  one row
-- $spend_files, $order_files;  $currency  of the workspace
select coalesce(list(distinct currency order by currency), []) as currencies
from (select distinct currency from read_parquet($spend_files) where spend <> 0
      union select distinct currency from read_parquet($order_files))
where currency <> $currency
