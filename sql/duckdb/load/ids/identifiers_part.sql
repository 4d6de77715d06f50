-- A part of the identifiers.
-- $first, $past  rowids, [first, past)
select kind, value from identifiers where rowid >= $first and rowid < $past order by rowid
