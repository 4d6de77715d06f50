-- The profiles of the file at hand.
select field, filled, different, days, day_form, day_first, month_first, times, clock_times, numbers, counts, points, commas,
       open_marks, codes, mails, addresses, coalesce(code_list, []) as code_list, samples
from column_profiles order by field
