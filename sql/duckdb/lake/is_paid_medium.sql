-- Whether a medium, in lower case, says that a visit was paid for.
create macro is_paid_medium(medium) as regexp_full_match(medium, '.*cp.*|ppc|retargeting|paid.*')
