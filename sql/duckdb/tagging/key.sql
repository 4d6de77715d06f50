-- What spellings of one name have in common: letters and digits, and the usual abbreviations of a field.
-- field  source | medium | campaign
create macro tag_key(field, value) as
  case when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('fb', 'facebookcom', 'mfacebookcom', 'lfacebookcom', 'facebookads') then 'facebook'
       when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('ig', 'instagramcom', 'linstagramcom') then 'instagram'
       when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('tt', 'tiktokcom', 'tiktokads') then 'tiktok'
       when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('adwords', 'googleads', 'googlecom') then 'google'
       when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('yt', 'youtubecom') then 'youtube'
       when field = 'source' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('pin', 'pinterestcom') then 'pinterest'
       when field = 'medium' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('socialpaid', 'paidsocialmedia') then 'paidsocial'
       when field = 'medium' and regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') in ('mail', 'emails', 'newsletter') then 'email'
       else regexp_replace(lower(value), '[^\pL\pN]+', '', 'g') end
