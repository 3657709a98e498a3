-- title_vi: Số liệu có kỳ được suy ra
-- title_en: Figures whose period is inferred
-- description_vi: Nguồn không nói rõ kỳ số liệu; kỳ được suy ra từ ngày hoặc bối cảnh của tài liệu.
-- description_en: The source does not say what time the figure is for; it was inferred from the document's date or context.
-- area_vi: Tỉnh, thành phố (để trống: tất cả)
-- area_en: Province or city (empty: all)
-- area_example: quang tri

with found as (
  select areas.id
  from areas_search join areas on areas.rowid = areas_search.rowid
  where areas_search match '"' || replace(:area, '"', ' ') || '"'
)
select id as figure, area_vi, indicator_vi, period_vi, display_vi, quote, publisher, issued, note_vi
from figures
where time_basis = 'inferred' and (:area = '' or area_id in found or province_id in found)
order by area_vi, indicator_vi, period_end, id
