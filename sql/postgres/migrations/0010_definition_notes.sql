-- Why a revision of the definitions was made, and which earlier one it brought back.
alter table app.definitions
  add column note     text check (length(note) between 1 and 500),
  add column restores integer check (restores >= 1 and restores < revision);
