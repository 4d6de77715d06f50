-- Names the files that the view touches_staged reads: one for each file of the load that brought touches, and an empty one.
set variable staged_glob = $glob
