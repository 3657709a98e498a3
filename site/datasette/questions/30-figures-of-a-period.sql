-- title_vi: Số liệu của một kỳ
-- title_en: The figures of a period
-- description_vi: Mọi số liệu mà kỳ nằm trong khoảng hai ngày. Kỳ dài hơn khoảng đó không được tính.
-- description_en: Every figure whose period lies between two days. Longer periods that only overlap are left out.
-- from_day_vi: Từ ngày, dạng năm-tháng-ngày (để trống: từ đầu)
-- from_day_en: From, as year-month-day (empty: the beginning)
-- from_day_example: 2023-01-01
-- to_day_vi: Đến ngày, dạng năm-tháng-ngày (để trống: đến nay)
-- to_day_en: To, as year-month-day (empty: the end)
-- to_day_example: 2023-12-31

select id as figure, time_period, period_vi, time_basis, area_vi, indicator_vi, breakdown_vi, measure, display_vi, publisher
from figures
where period_start >= :from_day and (:to_day = '' or period_end <= :to_day)
order by period_end desc, period_start desc, area_vi, indicator_vi, id
