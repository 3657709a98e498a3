-- title_vi: Đơn vị sáp nhập và các đơn vị trước đó
-- title_en: A merged unit and its predecessors
-- description_vi: Số liệu của đơn vị mới và của từng đơn vị cũ. Địa giới khác nhau, nên đây không phải là một chuỗi số liệu.
-- description_en: The figures of the new unit and of each former one. They cover different territory, so this is not one series.
-- area_vi: Tên đơn vị mới (để trống: tất cả)
-- area_en: Name of the new unit (empty: all)
-- area_example: quang tri

with lineages as (
  select distinct to_area_id, to_area_id as area_id from successions
  union
  select to_area_id, from_area_id from successions
)
select new.name_vi as new_unit, lineages.area_id, figures.area_vi, figures.era,
  figures.indicator_vi, figures.breakdown_vi, figures.period_vi, figures.measure, figures.display_vi, figures.id as figure
from lineages
join areas as new on new.id = lineages.to_area_id
join figures on figures.area_id = lineages.area_id
where :area = '' or lineages.to_area_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  )
order by new.name_vi, figures.indicator_vi, figures.breakdown, figures.period_end, figures.area_vi, figures.id
