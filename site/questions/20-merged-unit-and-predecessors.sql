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
join figures on figures.area_id = lineages.area_id and not figures.withdrawn
where :area = '' or lineages.to_area_id in (
    select areas.id
    from areas_search join areas on areas.rowid = areas_search.rowid
    where areas_search match '"' || replace(:area, '"', ' ') || '"'
  )
order by new.name_vi, figures.indicator_vi, figures.breakdown, figures.period_end, figures.area_vi, figures.id
