-- area_example: da nang

select first_id as figure, disagreements.area_vi, disagreements.indicator_vi, disagreements.breakdown_vi,
  disagreements.period_vi, disagreements.measure,
  first_display_vi, first_source_id as source_id,
  second_display_vi, second_source_id, second_id as observation_id, round(difference, 4) as difference
from disagreements
join figures on figures.id = first_id
where :area = '' or figures.province_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  )
order by disagreements.area_vi, disagreements.indicator_vi, disagreements.time_period, first_id, second_id
