-- What a spend file says about the account it comes from, before its source is known.
-- reads  spend_rows_read, spend_rows_dropped, known_ad_entities
-- grain  one row. accounts: accounts of the lake that know campaigns of this file
-- $platform
select (select list(distinct account_id order by account_id) from spend_rows_read
        where account_id is not null and line not in (select line from spend_rows_dropped))     as account_ids,
       (select coalesce(list(distinct known.account_id order by known.account_id), [])
        from known_ad_entities as known
        where known.platform = $platform and known.level = 'campaign'
          and known.id in (select coalesce(campaign_id, campaign) from spend_rows_read))         as accounts,
       (select mode(upper(currency)) from spend_rows_read where currency is not null)            as currency,
       (select count(*) from spend_rows_read where report_start is distinct from report_end)     as ranged,
       (select count(*) from spend_rows_read where line not in (select line from spend_rows_dropped)) as rows
