-- Months of the period.
-- reads  calendar
-- grain  month_no
select month_no, min(month) as month from calendar where in_period group by month_no order by month_no
