-- title_vi: Chỉ tiêu và kết quả
-- title_en: Targets against results
-- description_vi: Mỗi chỉ tiêu cùng kết quả mới nhất đã công bố của chính đơn vị và chỉ số đó; để trống nếu chưa có. Chỉ so được khi cùng cách tính.
-- description_en: Each target with the newest printed result of the same area and indicator; empty where there is none. They compare only if counted alike.
-- area_vi: Tỉnh, thành phố (để trống: tất cả)
-- area_en: Province or city (empty: all)
-- area_example: quang binh

select target.id as figure, target.area_vi, target.indicator_vi, target.breakdown_vi,
  target.period_vi as target_period_vi, target.display_vi as target_display_vi,
  result.period_vi as result_period_vi, result.display_vi as result_display_vi, result.id as observation_id
from figures as target
left join figures as result
  on result.measure = 'result' and result.first_shown
  and result.area_id = target.area_id and result.indicator_id = target.indicator_id and result.breakdown = target.breakdown
where target.measure = 'target' and (:area = '' or target.province_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  ))
order by target.area_vi, target.indicator_vi, target.period_end, target.id
