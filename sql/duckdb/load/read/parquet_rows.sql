-- The rows of a Parquet file as a rows file: row number from 1, then its columns as text.
-- $files, $path
copy (
  select file_row_number + 1 as line, columns(* exclude (file_row_number))::varchar
  from read_parquet($files, file_row_number = true)
)
to $path (format csv, header false, delimiter ',', quote '"', escape '"', force_quote (*))
