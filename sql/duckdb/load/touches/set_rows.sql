-- Names the rows file that the view touch_inputs reads.
set variable rows_path = $path
