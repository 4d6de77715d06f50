-- Names the file that the view touches_parsed reads.
set variable parsed_path = $path
