-- What a spend file says about the account it comes from, before its source is known.
-- reads  spend_rows_read, spend_rows_dropped, known_ad_entities, spend_staged
-- grain  one row. accounts: accounts that know campaigns of this file, from the lake or from files of this load before it
-- $platform
select (select list(distinct account_id order by account_id) from spend_rows_read
        where account_id is not null and line not in (select line from spend_rows_dropped))     as account_ids,
       (select coalesce(list(distinct known.account_id order by known.account_id), [])
        from (select platform, account_id, id from known_ad_entities where level = 'campaign'
              union all
              select platform, account_id, campaign_key from spend_staged) as known
        where known.platform = $platform
          and known.id in (select coalesce(campaign_id, campaign) from spend_rows_read))         as accounts,
       (select mode(upper(currency)) from spend_rows_read where currency is not null)            as currency,
       (select count(*) from spend_rows_read where report_start is distinct from report_end)     as ranged,
       (select count(*) from spend_rows_read where line not in (select line from spend_rows_dropped)) as rows
