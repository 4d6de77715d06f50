-- key63(stream, entity): a 63-bit key that looks random and repeats with the seed.
create macro key63(stream, entity) as
  (hash(xor(hash(getvariable('seed') || ' ' || stream), entity::ubigint)) >> 1)::bigint
