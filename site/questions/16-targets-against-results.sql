-- area_example: quang binh

select target.id as figure, target.area_vi, target.indicator_vi, target.breakdown_vi,
  target.period_vi as target_period_vi, target.display_vi as target_display_vi,
  result.period_vi as result_period_vi, result.display_vi as result_display_vi, result.id as observation_id
from figures as target
left join figures as result
  on result.measure = 'result' and result.first_shown
  and result.area_id = target.area_id and result.indicator_id = target.indicator_id and result.breakdown = target.breakdown
where target.measure = 'target' and not target.withdrawn and (:area = '' or target.province_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  ))
order by target.area_vi, target.indicator_vi, target.period_end, target.id
