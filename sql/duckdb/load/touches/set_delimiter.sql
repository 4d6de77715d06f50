-- Names the delimiter of the rows file.
set variable rows_delimiter = $delimiter
