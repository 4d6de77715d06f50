-- Says whether the rows file may be read from several places at once.
set variable rows_parallel = $is_parallel
