-- words_example: dien thoai

select id as figure, area_vi, indicator_vi, period_vi, display_vi, quote, publisher
from figures
where not withdrawn and (:words = '' or id in (
    select observations.id
    from figures_search join observations on observations.rowid = figures_search.rowid
    where figures_search match '"' || replace(replace(trim(:words), '"', ' '), ' ', '" "') || '"'
  ))
order by area_vi, indicator_vi, period_end desc, id
