-- area_example: da nang

with found as (
  select areas.id
  from areas_search join areas on areas.rowid = areas_search.rowid
  where areas_search match '"' || replace(:area, '"', ' ') || '"'
)
select id as figure, area_vi, indicator_vi, breakdown_vi, period_vi, measure, display_vi, publisher, checked_vi
from figures
where not withdrawn and (:area = '' or area_id in found or province_id in found)
order by area_vi, pillar_position, indicator_vi, period_end desc, first_shown desc, id
