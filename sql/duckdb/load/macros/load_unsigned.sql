-- A number's text without its currency, sign or code, with plain minus, blanks, apostrophes and digits.
create macro load_unsigned(cell) as
  regexp_replace(
    regexp_replace(
      regexp_replace(
        translate(cell, '−–‐﹣－’‘ʼ´`０１２３４５６７８９．，' || chr(160) || chr(8239) || chr(8201) || chr(8199) || chr(12288),
                  '-----''''''''''0123456789.,     '),
        '^([-+(]?) ?(?:[A-Z]{1,3}\$|\p{Sc}|' || load_currency_words() || ')[  ]?', '\1'),
      '[  ]?(?:\p{Sc}|' || load_currency_words() || ')([-)]?)$', '\1'),
    '^([-+]) (\d)', '\1\2')
