-- Each touch with its address taken apart, and what it says about how the visitor came: paid click id, UTM tags, other click
-- id, referrer, direct; the first that is there decides. Tags in the address count when no column states them. Names in any
-- case; empty values and everything after # do not count. What a referrer is, is judged later.
-- A Parquet file: wide rows of a large feed would not fit into memory.
-- reads  touch_inputs
-- grain  one row per input. bad_time, bad_kind: what could not be read
-- $has_clicks  the file has columns of click ids
-- $path  the file that is written, which touches_parsed reads
-- $zone  zone of times without an offset
-- $first_day, $last_day  days outside of these are mistakes, ISO
copy (
  with found as (
    select *, load_instant(occurred_text, $zone) as occurred_at, split_part(landing, '#', 1) as address,
           case when contains(landing, '?') then string_split(substr(split_part(landing, '#', 1), strpos(landing, '?') + 1), '&') end as pairs
    from touch_inputs
  ),
  named as (
    select *, list_transform(pairs, lambda pair: case when ends_with(pair, '=') then null else lower(split_part(pair, '=', 1)) end) as names,
           list_transform(pairs, lambda pair: substr(pair, strpos(pair, '=') + 1))                                                  as texts
    from found
  ),
  clicked as (
    select *, least(case when $has_clicks then list_position(list_transform(clicks, lambda id: load_text(id) is not null), true) end,
                    list_min(load_click_ranks(names))) as click_rank,
           load_host(referrer) as referrer_host,
           coalesce(utm_source, load_param(names, texts, 'utm_source')) as tag_source,
           coalesce(utm_medium, load_param(names, texts, 'utm_medium')) as tag_medium
    from named
  ),
  decided as (
    select *, case when click_rank <= 9 then 'click' when tag_source is not null or tag_medium is not null then 'tag'
                   when click_rank is not null then 'click'
                   when referrer_host is null then 'direct'
                   when referrer_host = load_host(landing) then 'own' else 'referrer' end as decided_by
    from clicked
  ),
  taken as (
    select line, own_id, order_key, occurred_at,
           case when kind_text is null or list_contains(['visit', '1', 'session', 'pageview', 'page_view', 'page view'], kind_text) then 1
                when list_contains(['click', '2', 'ad_click', 'ad click'], kind_text)                                              then 2
                when list_contains(['view', '3', 'impression', 'ad_view', 'ad view', 'view_through'], kind_text)                   then 3
                when list_contains(['order_visit', '4'], kind_text)                                                                then 4
                when list_contains(['code', '5', 'discount_code', 'coupon'], kind_text)                                            then 5
                when list_contains(['survey', '6'], kind_text)                                                                     then 6 end::utinyint as kind,
           customer_id, email, phone, client_id, session_id, device, country, is_bot,
           decided_by,
           case decided_by when 'click' then load_click_sources()[click_rank] when 'tag' then tag_source when 'direct' then '(direct)' end as source,
           case decided_by when 'click' then load_click_media()[click_rank] when 'tag' then tag_medium when 'direct' then '(none)' end     as medium,
           coalesce(utm_campaign, load_param(names, texts, 'utm_campaign')) as campaign,
           coalesce(utm_id, load_param(names, texts, 'utm_id'))             as utm_id,
           coalesce(utm_term, load_param(names, texts, 'utm_term'))         as term,
           coalesce(utm_content, load_param(names, texts, 'utm_content'))   as content,
           load_click_kinds()[click_rank]                                   as click_id_kind,
           coalesce(case when $has_clicks then load_text(clicks[click_rank]) end, load_param(names, texts, lower(load_click_kinds()[click_rank]))) as click_id,
           referrer_host,
           load_text(case when starts_with(address, 'https://') and not starts_with(address, 'https://w') then substr(split_part(address, '?', 1), 9)
                          else regexp_replace(split_part(address, '?', 1), '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//([wW]{3}\.)?', '') end) as landing_page,
           case when occurred_at is null or occurred_at::date not between $first_day::date and $last_day::date then coalesce(occurred_text, '') end as bad_time,
           case when kind is null then kind_text end                        as bad_kind
    from decided
  )
  -- from plain columns: a macro writes its argument out once for each use, at twice the price of all of this
  select * replace (load_masked(source) as source, load_masked(medium) as medium, load_masked(campaign) as campaign, load_masked(utm_id) as utm_id,
                    load_masked(term) as term, load_masked(content) as content, load_masked(click_id) as click_id,
                    load_masked(landing_page) as landing_page)
  from taken
)
to $path (format parquet, compression lz4_raw, parquet_version v2, row_group_size 122880)
