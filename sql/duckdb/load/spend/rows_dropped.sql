-- Rows of a spend file that are no data, and why: blank lines, totals of the platform.
-- reads  spend_rows_read
-- grain  one row per dropped row
-- $totals          regular expression of a total's text
-- $blank_is_total  a row whose names and ids are all blank is the account's total
create or replace table spend_rows_dropped as
select line,
       case
         when first_cell is null then 'blank'
         when load_day_form(day) is null and coalesce(campaign_id, adset_id, ad_id) is null
          and (regexp_matches(first_cell, $totals) or regexp_matches(coalesce(day, ''), $totals)
               or regexp_matches(coalesce(campaign, ''), $totals) or regexp_matches(coalesce(status, ''), $totals)
               or regexp_matches(coalesce(campaign_type, ''), $totals)) then 'total_row'
         when $blank_is_total and coalesce(campaign, campaign_id, adset, adset_id, ad, ad_id) is null then 'account_total'
       end as reason
from spend_rows_read
where reason is not null
