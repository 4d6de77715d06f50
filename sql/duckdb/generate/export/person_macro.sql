-- person_name(person_no): given and family name of an invented customer. Addresses end in example.com, which nobody can own.
create macro person_name(person_no) as
  ([ 'Ada', 'Bea', 'Cleo', 'Dora', 'Edie', 'Fern', 'Greta', 'Hana', 'Ines', 'June', 'Kaya', 'Lena', 'Mira', 'Nora', 'Orla', 'Pia',
     'Abel', 'Basil', 'Caleb', 'Dario', 'Eli', 'Felix', 'Gus', 'Hugo', 'Ivan', 'Jonas', 'Kai', 'Leo', 'Milo', 'Nico', 'Otis', 'Pavel' ])
    [1 + floor(draw('given name', person_no) * 32)::integer]
  || ' ' ||
  ([ 'Alder', 'Birch', 'Cedar', 'Dale', 'Elm', 'Field', 'Grove', 'Heath', 'Ivy', 'Juniper', 'Knoll', 'Larch', 'Marsh', 'North', 'Oakes', 'Pine',
     'Quarry', 'Reed', 'Sedge', 'Thorne', 'Underwood', 'Vale', 'Willow', 'Yarrow' ])
    [1 + floor(draw('family name', person_no) * 24)::integer]
