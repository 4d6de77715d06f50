-- Says what the rows are that were read last.
-- reads  site_rows_read
-- $section, $dimensions          number of the table, names of its dimensions in the order of its columns, without the day
-- $total_lines                   lines of its grand totals
-- $is_daily                      it has a column of days
-- $period_from, $period_until    first and last day as the report states them, ISO, or null
update site_rows_read
set section = $section, dimensions = $dimensions::varchar[], is_total = list_contains($total_lines::uinteger[], line), is_daily = $is_daily,
    period_from = $period_from::date, period_until = $period_until::date
where section is null
