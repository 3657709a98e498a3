-- title_vi: Một chỉ số ở các tỉnh, thành phố
-- title_en: An indicator across provinces
-- description_vi: Giá trị được chọn hiển thị trước của từng đơn vị. Các tỉnh công bố theo kỳ và cách tính khác nhau: xem cột period_vi trước khi so sánh; không xếp chung hai thời kỳ địa giới (cột era). Chỉ gồm kết quả, không gồm chỉ tiêu.
-- description_en: The value shown first for each area. Provinces print for different periods and by different methods: look at period_vi before comparing, and keep the two eras (63 and 34 units) apart. Results only, no targets.
-- indicator_vi: Mã chỉ số hoặc chữ trong tên (để trống: tất cả)
-- indicator_en: Id of the indicator, or words of its name (empty: all)
-- indicator_example: dti-rank
-- period_vi: Kỳ, hoặc phần đầu của kỳ (để trống: kỳ mới nhất của từng đơn vị)
-- period_en: Period, or how it begins (empty: the newest of each area)
-- period_example: 2022

select id as figure, indicator_id, area_level, era, area_vi, breakdown_vi, period_vi, display_vi, obs_value, unit_vi, publisher
from figures
where measure = 'result'
  and (:indicator = '' or indicator_id = :indicator or indicator_id in (
    select indicators.id
    from indicators_search join indicators on indicators.rowid = indicators_search.rowid
    where indicators_search match '{name_vi name_en} : ' || '"' || replace(:indicator, '"', ' ') || '"'
  ))
  and case when :period = '' then first_shown else time_period like :period || '%' end
order by indicator_id, breakdown, area_level, era, obs_value, area_vi, id
