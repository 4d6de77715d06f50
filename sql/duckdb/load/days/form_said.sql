-- Which number of a slashed day is the day, as a mapping states it, where nothing in the file decides.
-- reads  day_form
-- $day_order  'dmy' or 'mdy'
update day_form set day_order = $day_order, is_ambiguous = false where is_ambiguous
