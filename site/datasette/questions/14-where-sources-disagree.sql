-- title_vi: Chỗ hai nguồn nói khác nhau
-- title_en: Where two sources disagree
-- description_vi: Cùng đơn vị, chỉ số, phân tổ, kỳ và tính chất nhưng hai nguồn in hai giá trị. Cả hai được giữ nguyên.
-- description_en: Same area, indicator, breakdown, period and measure, but two sources print two values. Both are kept as they are.
-- area_vi: Tỉnh, thành phố (để trống: tất cả)
-- area_en: Province or city (empty: all)
-- area_example: da nang

select first_id as figure, disagreements.area_vi, disagreements.indicator_vi, disagreements.breakdown_vi,
  disagreements.period_vi, disagreements.measure,
  first_display_vi, first_source_id as source_id,
  second_display_vi, second_source_id, second_id as observation_id, round(difference, 4) as difference, is_rounding
from disagreements
join figures on figures.id = first_id
where :area = '' or figures.province_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  )
order by disagreements.area_vi, disagreements.indicator_vi, disagreements.time_period, first_id, second_id
