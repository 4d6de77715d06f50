-- The second line of a Google Ads report.
-- reads  calendar
select strftime(min(day), '%B %-d, %Y') || ' - ' || strftime(max(day), '%B %-d, %Y') as period from calendar where in_period
