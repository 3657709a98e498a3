select figures.source_kind, codes.label_vi as source_kind_vi, figures.checked, figures.checked_vi, count(*) as figures
from figures
left join codes on codes.resource = 'sources' and codes.field = 'kind' and codes.value = figures.source_kind
where not figures.withdrawn
group by figures.source_kind, figures.checked
order by count(*) desc, figures.source_kind, figures.checked
