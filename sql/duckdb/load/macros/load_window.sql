-- An attribution setting as one word: '7-day click or 1-day view' is 7d_click_1d_view.
create macro load_window(setting) as
  nullif(regexp_replace(
    regexp_replace(lower(setting), '(\d+)[- ]?day[s]?[ -]*', '\1d_', 'g'),
    '[^a-z0-9]+(or|and|,|\+)?[^a-z0-9]*', '_', 'g'), '')
