-- One breakdown value as the column `split` writes it; null when there is none.
create macro load_split(name, cell) as
  case when cell is not null then name || '=' || translate(cell, ';=', ',:') end
