-- Signs and codes of currencies that stand beside the amounts of a spend file.
-- reads  spend_rows_read, spend_rows_dropped
-- grain  one row
with amounts as (
  select spend as cell from spend_rows_read where line not in (select line from spend_rows_dropped)
  union all
  select conversion_value from spend_rows_read where line not in (select line from spend_rows_dropped)
),
signs as (
  -- a digit at both ends leaves no place for a sign: the usual form, passed at little cost
  select distinct load_money_sign(cell) as sign from amounts where not (ord(cell) between 48 and 57 and ord(cell[-1]) between 48 and 57)
)
select coalesce(list(sign order by sign), []) as signs from signs where sign is not null
