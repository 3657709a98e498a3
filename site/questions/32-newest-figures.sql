-- since_example: 2026-11-21

select added, id as figure, area_vi, indicator_vi, period_vi, display_vi, publisher
from figures
where added >= :since and not withdrawn
order by added desc, id desc
limit 200
