-- second_of_day(u): seconds after local midnight at which people visit a shop, for u in [0, 1): quiet nights, a peak in the evening.
create macro second_of_day(u) as
  3600 * ([0,0,1,6,7,7,8,8,8,9,9,9,9,10,10,10,10,11,11,11,11,12,12,12,12,12,13,13,13,13,14,14,14,14,15,15,15,15,
           16,16,16,17,17,17,18,18,18,19,19,19,19,20,20,20,20,20,21,21,21,21,22,22,22,23])[1 + floor(u * 64)::integer]
  + floor(3600 * (u * 64 - floor(u * 64)))::integer
