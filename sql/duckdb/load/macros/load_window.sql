-- An attribution setting as one word, whatever the interface's language: '7-day click or 1-day view' and
-- '7 jours après un clic ou 1 jour après une vue' are 7d_click_1d_view. Numbers of days and kinds of contact go together in their
-- order; a setting with more of the one than of the other keeps its own words.
create macro load_window(setting) as
  case
    when len(regexp_extract_all(setting, '\d+')) > 0
     and len(regexp_extract_all(setting, '\d+')) = len(load_contacts(setting))
    then list_aggregate(list_transform(list_zip(regexp_extract_all(setting, '\d+'), load_contacts(setting)), lambda pair: pair[1] || 'd_' || pair[2]), 'string_agg', '_')
    else nullif(regexp_replace(lower(trim(setting)), '[^\p{L}\p{N}]+', '_', 'g'), '')
  end
