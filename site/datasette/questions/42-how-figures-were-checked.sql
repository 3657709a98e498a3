-- title_vi: Số liệu được kiểm chứng thế nào
-- title_en: How the figures were checked
-- description_vi: Số lượng số liệu theo loại nguồn và mức độ kiểm chứng.
-- description_en: The number of figures by kind of source and by how far they were verified.

select figures.source_kind, codes.label_vi as source_kind_vi, figures.checked, figures.checked_vi, count(*) as figures
from figures
left join codes on codes.resource = 'sources' and codes.field = 'kind' and codes.value = figures.source_kind
group by figures.source_kind, figures.checked
order by count(*) desc, figures.source_kind, figures.checked
