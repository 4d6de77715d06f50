-- The decimal mark that a mapping states, where no cell of the file proves one.
-- reads  number_form
-- $mark  '.' or ','
update number_form set mark = $mark, is_assumed = false where is_assumed
