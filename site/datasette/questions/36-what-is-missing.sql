-- title_vi: Còn thiếu số liệu nào
-- title_en: What is missing
-- description_vi: Các tỉnh, thành phố chưa có kết quả của một chỉ số trong bộ dữ liệu. Thiếu ở đây không có nghĩa là bằng không.
-- description_en: The provinces for which the dataset has no result of an indicator. Missing is not zero.
-- indicator_vi: Mã chỉ số (để trống: dti-34-rank, xếp hạng DTI)
-- indicator_en: Id of the indicator (empty: dti-34-rank, the DTI rank)
-- indicator_example: papi-d8
-- year_vi: Năm (để trống: mọi năm)
-- year_en: Year (empty: any year)
-- year_example: 2021
-- era_vi: Danh sách 63 hay 34 đơn vị (để trống: 34)
-- era_en: The list of 63 or of 34 units (empty: 34)
-- era_example: 63

with asked as (
  select indicators.id, indicators.name_vi
  from indicators
  where indicators.id = case :indicator when '' then 'dti-34-rank' else lower(trim(:indicator)) end
)
select area_eras.area_id as province_id, areas.name_vi, areas.name_en, asked.id as indicator_id, asked.name_vi as indicator_vi
from area_eras
join areas on areas.id = area_eras.area_id
cross join asked
where not exists (
    select 1
    from observations
    where observations.area_id = area_eras.area_id
      and observations.indicator_id = asked.id
      and observations.time_period like :year || '%'
      and observations.measure = 'result'
  )
  and area_eras.era = case :era when '63' then '63' else '34' end
order by areas.name_vi, areas.id
