-- title_vi: Số liệu của một tỉnh, thành phố
-- title_en: The figures of a province or city
-- description_vi: Mọi số liệu của đơn vị, kể cả của đơn vị cấp huyện thuộc tỉnh, mới nhất trước. Chỉ tiêu có ghi rõ ở cột measure.
-- description_en: Every figure of the area, its districts included, newest first. Targets are marked in the column measure.
-- area_vi: Tỉnh, thành phố (gõ có dấu hoặc không dấu; để trống: tất cả)
-- area_en: Province or city (with or without accents; empty: all)
-- area_example: da nang

with found as (
  select areas.id
  from areas_search join areas on areas.rowid = areas_search.rowid
  where areas_search match '"' || replace(:area, '"', ' ') || '"'
)
select id as figure, area_vi, indicator_vi, breakdown_vi, period_vi, measure, display_vi, publisher, checked_vi
from figures
where :area = '' or area_id in found or province_id in found
order by area_vi, pillar_position, indicator_vi, period_end desc, first_shown desc, id
