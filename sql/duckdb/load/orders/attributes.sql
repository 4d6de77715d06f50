-- What an order's note attributes, landing page and referrer say about the visit that led to it.
-- Attributes are lines 'key: value'; names in any case.
-- reads  orders_typed
-- grain  one row per order
create or replace table order_attributes as
with parsed as (
  select line, created_at, landing, referrer,
         list_transform(string_split(coalesce(note_attributes, ''), chr(10)),
                        lambda entry: regexp_extract(entry, '^\s*([^:]{1,80}?)\s*:\s*(.*?)\s*$', ['name', 'text'])) as entries
  from orders_typed
),
named as (
  select line, created_at, landing, referrer,
         list_transform(list_filter(entries, lambda entry: entry.text <> ''), lambda entry: regexp_replace(lower(entry.name), '[ -]', '_', 'g')) as names,
         list_transform(list_filter(entries, lambda entry: entry.text <> ''), lambda entry: entry.text) as texts
  from parsed
)
select line, created_at, names, texts,
       coalesce(texts[list_position(names, 'landing')], texts[list_position(names, 'landing_page')],
                texts[list_position(names, 'landing_site')], texts[list_position(names, 'landing_url')],
                texts[list_position(names, 'landing_page_url')], texts[list_position(names, 'full_url')], landing)         as landing,
       coalesce(texts[list_position(names, 'referrer')], texts[list_position(names, 'referer')],
                texts[list_position(names, 'referring_site')], texts[list_position(names, 'referrer_url')], referrer)      as referrer,
       coalesce(texts[list_position(names, 'client_id')], texts[list_position(names, 'visitor_id')],
                texts[list_position(names, 'anonymous_id')], texts[list_position(names, '_ga')])                           as client_id,
       coalesce(texts[list_position(names, 'landing_at')], texts[list_position(names, 'landed_at')],
                texts[list_position(names, 'visited_at')], texts[list_position(names, 'visit_time')])                      as visited_at
from named
