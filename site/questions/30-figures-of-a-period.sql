-- from_day_example: 2023-01-01
-- to_day_example: 2023-12-31

select id as figure, time_period, period_vi, time_basis, area_vi, indicator_vi, breakdown_vi, measure, display_vi, publisher
from figures
where not withdrawn and period_start >= :from_day and (:to_day = '' or period_end <= :to_day)
order by period_end desc, period_start desc, area_vi, indicator_vi, id
