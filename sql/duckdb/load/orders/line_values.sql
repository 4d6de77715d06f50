-- The line items of an order file with their values.
-- A gift card is told by its name, in the languages of Shopify's admin, and by needing no shipping.
-- reads  order_rows_read, order_lines_of_file, number_form
-- grain  one row per line item
create or replace table order_line_values as
select rows.line, lines.head_line,
       row_number() over (partition by lines.head_line order by rows.line)::uinteger as line_no,
       rows.line_sku as sku, rows.line_name as title, rows.vendor,
       load_count(load_digits(rows.line_quantity), form.mark)                   as quantity,
       load_number(load_digits(rows.line_price), form.mark)                     as price,
       coalesce(load_number(load_digits(rows.line_discount), form.mark), 0)     as discount,
       coalesce(rows.line_ships, 'false') <> 'true'
         and regexp_matches(lower(rows.line_name), 'gift ?card|e-?gift|geschenk(gutschein|karte)|carte[- ]cadeau|tarjeta (de )?regalo|cadeau(bon|kaart)|carta regalo|buono regalo|cart[aã]o[- ]presente|vale[- ]presente|ギフトカード') as is_gift_card,
       rows.line_sku is null and list_contains(['tip', 'trinkgeld', 'pourboire', 'propina', 'gorjeta', 'fooi', 'mancia', 'チップ'], lower(rows.line_name))                  as is_tip
from order_lines_of_file as lines
join order_rows_read as rows on rows.line = lines.line
cross join number_form as form
where rows.line_name is not null
