-- How the file at hand writes numbers.
select mark, is_assumed from number_form
