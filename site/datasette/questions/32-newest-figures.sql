-- title_vi: Số liệu mới đưa vào
-- title_en: The newest figures
-- description_vi: Số liệu vừa được đưa vào bộ dữ liệu, mới nhất trước.
-- description_en: What joined the dataset last, newest first.
-- since_vi: Từ ngày, dạng năm-tháng-ngày (để trống: mọi ngày)
-- since_en: Since, as year-month-day (empty: any day)
-- since_example: 2026-11-21

select added, id as figure, area_vi, indicator_vi, period_vi, display_vi, publisher
from figures
where added >= :since
order by added desc, id desc
limit 200
