-- Writes rows as CSV: UTF-8, comma, header, LF; null is an empty cell; cells are quoted where they must be.
-- slot rows  the statement whose rows are written, in its order
-- $path     file to write
copy ({{rows}}) to $path (format csv, header true)
