-- year_example: 2022
-- indicator_example: dti-rank

select indicator_id, time_period, cast(obs_value as integer) as rank, cast(denominator as integer) as of_how_many,
  area_vi, display_vi, publisher, id as figure
from figures
where unit_measure = 'rank' and measure = 'result' and not withdrawn
  and time_period like :year || '%'
  and (:indicator = '' or indicator_id = :indicator or indicator_id in (
    select indicators.id
    from indicators_search join indicators on indicators.rowid = indicators_search.rowid
    where indicators_search match '{name_vi name_en} : ' || '"' || replace(:indicator, '"', ' ') || '"'
  ))
order by indicator_id, time_period, denominator, obs_value, area_vi, id
