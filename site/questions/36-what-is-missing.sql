-- indicator_example: papi-d8
-- year_example: 2021
-- era_example: 63

with asked as (
  select indicators.id, indicators.name_vi
  from indicators
  where indicators.id = case :indicator when '' then 'dti-34-rank' else lower(trim(:indicator)) end
)
select area_eras.area_id as province_id, areas.name_vi, areas.name_en, asked.id as indicator_id, asked.name_vi as indicator_vi
from area_eras
join areas on areas.id = area_eras.area_id
cross join asked
where not exists (
    select 1
    from observations
    where observations.area_id = area_eras.area_id
      and observations.indicator_id = asked.id
      and observations.time_period like :year || '%'
      and observations.measure = 'result'
      and observations.id not in (select observation_id from withdrawals)
  )
  and area_eras.era = case :era when '63' then '63' else '34' end
order by areas.name_vi, areas.id
