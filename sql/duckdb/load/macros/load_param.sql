-- Value of the first parameter of that name in two parallel lists, decoded; null when it is absent or blank.
create macro load_param(names, texts, name) as load_text(load_decoded(texts[list_position(names, name)]))
