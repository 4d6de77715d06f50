-- draw(stream, entity): a number in [0, 1) that depends on nothing but the seed, the stream's name and the entity.
-- DuckDB's hash(a, b) combines its arguments by XOR, so entities of two streams would mirror each other:
-- the stream's key is hashed on its own and XORed into the entity before the one hash that counts.
create macro draw(stream, entity) as
  (hash(xor(hash(getvariable('seed') || ' ' || stream), entity::ubigint)) >> 11)::double * 1.1102230246251565e-16
