-- 63 bits that stand for a text for ever: part of its MD5, not DuckDB's hash(), which may change.
create macro load_hash(key) as (md5_number_lower(key) >> 1)::bigint
