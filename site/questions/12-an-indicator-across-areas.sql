-- indicator_example: dti-rank
-- period_example: 2022

select id as figure, indicator_id, area_level, era, area_vi, breakdown_vi, period_vi, display_vi, obs_value, unit_vi, publisher
from figures
where measure = 'result' and not withdrawn
  and (:indicator = '' or indicator_id = :indicator or indicator_id in (
    select indicators.id
    from indicators_search join indicators on indicators.rowid = indicators_search.rowid
    where indicators_search match '{name_vi name_en} : ' || '"' || replace(:indicator, '"', ' ') || '"'
  ))
  and case when :period = '' then first_shown else time_period like :period || '%' end
order by indicator_id, breakdown, area_level, era, obs_value, area_vi, id
