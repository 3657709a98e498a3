-- title_vi: Chỉ số dễ nhầm lẫn
-- title_en: Look-alike indicators
-- description_vi: Các cặp chỉ số gần giống nhau nhưng không được ghép chung trong một bảng, biểu đồ hay chuỗi, và vì sao.
-- description_en: Pairs of indicators that resemble each other and must not be joined in a table, chart or series, and why.
-- indicator_vi: Mã chỉ số hoặc một phần của mã (để trống: tất cả)
-- indicator_en: Id of an indicator, or part of it (empty: all)
-- indicator_example: internet

select one.name_vi, other.name_vi as other_name_vi, lookalikes.reason_vi,
  one.name_en, other.name_en as other_name_en, lookalikes.reason_en,
  lookalikes.indicator_id, lookalikes.other_indicator_id
from lookalikes
join indicators as one on one.id = lookalikes.indicator_id
join indicators as other on other.id = lookalikes.other_indicator_id
where instr(lookalikes.indicator_id || ' ' || lookalikes.other_indicator_id, lower(trim(:indicator)))
order by lookalikes.indicator_id, lookalikes.other_indicator_id
