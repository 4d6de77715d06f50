-- Names the columns of the rows file.
set variable rows_columns = $columns
