-- Currencies of the data other than the workspace's.
-- reads  foreign_currencies
-- grain  currency
select currency from foreign_currencies order by currency
