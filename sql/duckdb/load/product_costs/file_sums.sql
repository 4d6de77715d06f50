-- What a file of product costs holds, for its report.
-- reads  costs_typed
-- grain  one row. repeated: rows that say again what an earlier row says
select count(*)::integer as rows, min(valid_from) as first_day, max(valid_from) as last_day, count(distinct sku)::integer as skus,
       count(*) filter (where again > 1)::integer as repeated,
       string_agg(distinct currency, ',' order by currency) as currencies
from costs_typed
