-- Totals that a spend file states and its rows do not add up to, beyond what rounding each row can make.
-- A total such as 'Total: Search' is of the rows of that campaign type; a row without names is of its day; any other of all rows.
-- reads  spend_rows_read, spend_rows_dropped, spend_rows_typed, number_cells, number_form, day_form
-- grain  one row per total and measure that differs, in the order of the lines
with totals as (
  select rows.line, dropped.reason, rows.first_cell as label,
         load_text(regexp_extract(rows.first_cell, '[:：](.*)$', 1)) as part, load_day(rows.day, day_form.day_order) as day,
         rows.spend, rows.impressions, rows.clicks, rows.link_clicks, rows.conversions, rows.conversion_value
  from spend_rows_dropped as dropped join spend_rows_read as rows on rows.line = dropped.line cross join day_form
  where dropped.reason in ('total_row', 'account_total')
),
stated as (
  unpivot totals on spend, impressions, clicks, link_clicks, conversions, conversion_value into name field value cell
),
amounts as (
  select stated.* exclude (cell), load_number(load_digits(cell), form.mark) as amount
  from stated cross join number_form as form
),
cells as (
  unpivot (
    select line, day, lower(campaign_type) as campaign_type, spend::decimal(18,6) as spend, impressions::decimal(18,6) as impressions,
           clicks::decimal(18,6) as clicks, link_clicks::decimal(18,6) as link_clicks, conversions, conversion_value
    from spend_rows_typed
  ) on spend, impressions, clicks, link_clicks, conversions, conversion_value into name field value amount
),
whole as (select field, sum(amount) as summed, count(*) as rows from cells group by field),
by_type as (select field, campaign_type, sum(amount) as summed, count(*) as rows from cells where campaign_type is not null group by all),
by_day as (select field, day, sum(amount) as summed, count(*) as rows from cells group by all),
units as (
  select field, max(case when mark is null then 0 else length(regexp_extract(digits, '[.,](\d*)$', 1)) end) as decimals
  from (select cells.field, cells.digits, case when contains(right(cells.digits, 7), form.mark) then form.mark end as mark
        from number_cells as cells cross join number_form as form where not cells.is_count)
  group by field
),
compared as (
  select amounts.line, amounts.label, amounts.field, amounts.amount as stated,
         case when amounts.reason = 'account_total' then coalesce(by_day.summed, 0) when by_type.field is not null then by_type.summed else whole.summed end as summed,
         case when amounts.reason = 'account_total' then coalesce(by_day.rows, 0) when by_type.field is not null then by_type.rows else whole.rows end    as rows,
         coalesce(units.decimals, 0) as decimals
  from amounts
  join whole on whole.field = amounts.field
  left join by_type on by_type.field = amounts.field and by_type.campaign_type = lower(amounts.part)
  left join by_day on by_day.field = amounts.field and by_day.day = amounts.day
  left join units on units.field = amounts.field
  where amounts.amount is not null and (amounts.reason = 'total_row' or amounts.field = 'spend' and amounts.day is not null)
)
select line, coalesce(label, '') as label, field, stated::varchar as stated, summed::varchar as summed
from compared
where abs(stated - summed) > case when field in ('spend', 'conversions', 'conversion_value') then 0.5 * power(10, -decimals) * (rows + 1) else 0 end
order by line, field
