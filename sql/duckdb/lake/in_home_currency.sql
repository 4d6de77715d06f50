-- An amount in the workspace's currency, rounded once, half away from zero, to six digits. Null without a rate: an amount that
-- cannot be converted is not added to anything.
-- amount  decimal(18,6) in currency;  rate  worth of one unit of currency in home, 18 digits
create macro in_home_currency(amount, currency, home, rate) as
  case when currency = home then amount else (amount * rate)::decimal(18,6) end
