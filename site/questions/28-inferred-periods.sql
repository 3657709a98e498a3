-- area_example: quang tri

with found as (
  select areas.id
  from areas_search join areas on areas.rowid = areas_search.rowid
  where areas_search match '"' || replace(:area, '"', ' ') || '"'
)
select id as figure, area_vi, indicator_vi, period_vi, display_vi, quote, publisher, issued, note_vi
from figures
where time_basis = 'inferred' and not withdrawn and (:area = '' or area_id in found or province_id in found)
order by area_vi, indicator_vi, period_end, id
