-- Places in load_click_kinds of the parameters that are click ids; null for the others.
create macro load_click_ranks(names) as
  list_transform(names, lambda name: list_position(
    ['gclid', 'gbraid', 'wbraid', 'dclid', 'ttclid', 'msclkid', 'sccid', 'twclid', 'li_fat_id', 'fbclid', 'epik', 'srsltid', '_kx', 'nb_klid'], name))
