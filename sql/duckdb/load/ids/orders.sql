-- Fills the canonical table of orders.
-- reads  orders_won, order_identities, names, known_names
-- $load_id
-- $first_identity  identity of the first order that nothing identifies
insert into orders by name
select won.order_key, won.shop_id, won.order_id, won.name, won.created_at, won.processed_at, won.updated_at, won.cancelled_at,
       won.source_name, won.is_test, won.financial_status,
       coalesce(whose.given, $first_identity::uinteger + whose.own_no - 1)::uinteger as identity_id,
       whose.identified is not null as is_identified,
       won.currency, won.presentment_currency, won.gross_sales, won.discounts, won.net_sales, won.shipping, won.taxes, won.duties, won.tips, won.total,
       won.taxes_included, won.is_gift_card_only, won.discount_codes, country.name_id as country_id, won.extracted_at,
       $load_id::uinteger as load_id, won.file_no, won.line
from orders_won as won
join order_identities as whose on whose.order_key = won.order_key
left join (select * from names union all select * from known_names) as country on country.kind = 'country' and country.name = won.country
