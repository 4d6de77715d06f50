-- Which rows of one campaign day count: the smallest preference. Levels and breakdowns stand side by side and are never added:
-- the campaign level counts where it is loaded, else ad sets, else ads; unsplit rows count before split ones.
create macro delivery_preference(level, split) as
  (case level when 'campaign' then '1' when 'adset' then '2' else '3' end) || regexp_replace(split, '=[^;]*', '', 'g')
