-- The report's own total beside the sum of its days, where they differ by more than rounding.
-- reads  sales_typed
-- grain  one row per figure of a totals row
-- $counts_orders  rows of a day do not share orders, so that their orders add up
create or replace table sales_totals as
with figures as (
  unpivot (
    select line, dropped, orders, gross_sales, discounts, returns, net_sales, shipping, duties, additional_fees, taxes, total_sales from sales_typed
  ) on (columns(* exclude (line, dropped))) into name field value amount
),
days as (select field, sum(amount) as amount, count(*) as rows from figures where dropped is null group by field)
select totals.line, totals.field, totals.amount as stated, days.amount as added
from figures as totals join days on days.field = totals.field
where totals.dropped = 'total_row' and ($counts_orders or totals.field <> 'orders')
  and abs(totals.amount - days.amount) > 0.01 + 0.005 * days.rows
