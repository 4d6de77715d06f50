-- The currency that most orders of the file are in, before its source is known.
select mode(upper(currency)) as currency, count(*) as rows from order_rows_read where not is_blank
