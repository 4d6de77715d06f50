-- One breakdown value as the column `split` writes it; null when there is none.
create macro load_split(name, text) as name || '=' || translate(text, ';=', ',:')
