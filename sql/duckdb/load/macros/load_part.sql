-- One part of a key's text: a null differs from every text, and no text can imitate the border of a part.
create macro load_part(part) as case when part is null then '~' else '=' || replace(part::varchar, chr(31), ' ') end || chr(31)
