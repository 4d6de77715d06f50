-- What a customer export holds, for its report.
-- reads  customer_rows_read, number_form
-- grain  one row
select count(*) filter (where coalesce(customer_id, email, phone) is not null)::integer                  as rows,
       count(*) filter (where not is_blank and coalesce(customer_id, email, phone) is null)::integer     as nobody,
       count(*) filter (where is_blank)::integer                                                         as blank,
       count(*) filter (where list_contains(['yes', 'true', '1', 'subscribed'], accepts_email))::integer as accepting_email,
       sum(load_count(load_money_digits(stated_orders), form.mark))::bigint                              as stated_orders,
       sum(load_number(load_money_digits(stated_spent), form.mark))                                      as stated_spent
from customer_rows_read cross join number_form as form
