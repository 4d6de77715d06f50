-- Click ids by their parameter, in the order in which they decide. The first nine prove a paid click and decide before UTM
-- tags; the others decide after them, because organic posts and free listings carry them too.
create macro load_click_kinds() as
  ['gclid', 'gbraid', 'wbraid', 'dclid', 'ttclid', 'msclkid', 'ScCid', 'twclid', 'li_fat_id', 'fbclid', 'epik', 'srsltid', '_kx', 'nb_klid']
