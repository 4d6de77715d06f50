-- Campaigns of both platforms.
-- reads  campaign_themes, markets
-- grain  campaign_no; id is the platform's own, Meta's longer than 2^53
create table campaigns as
with numbered as (
  select row_number() over (order by theme_no, market_no) - 1 as campaign_no, theme.*, market.market_no, market.name as market
  from campaign_themes as theme cross join markets as market
)
select campaign_no::integer as campaign_no,
       platform, campaign_type, route, promo,
       name || ' | ' || market as name,
       case platform when 'meta' then 120214560000000000 + campaign_no * 1000000 + 101
                     else 20876540000 + campaign_no * 37 + 211 end::varchar as id,
       (affinity * case when market_no = 0 then 3 else 1 end)::integer as affinity,
       click_cost::double as click_cost,
       click_rate::double as click_rate
from numbered
order by campaign_no
