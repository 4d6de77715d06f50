-- Share of the calendar's demand that falls into the period.
-- reads  calendar
select (sum(weight) filter (in_period) / sum(weight))::double as share from calendar
