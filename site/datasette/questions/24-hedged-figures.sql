-- title_vi: Số liệu ước lượng: trên, gần, khoảng, ước
-- title_en: Hedged figures: more than, nearly, about, estimated
-- description_vi: Số liệu mà nguồn in kèm từ ước lượng, hoặc ghi là ước tính, sơ bộ.
-- description_en: Figures that the source hedges in words, or gives as estimated or provisional.
-- hedge_vi: Mức độ: more-than, nearly, about, at-least … hoặc trên, gần, khoảng … (để trống: tất cả)
-- hedge_en: Hedge: more-than, nearly, about, at-least … or its Vietnamese word (empty: all)
-- hedge_example: trên

select id as figure, area_vi, indicator_vi, period_vi, qualifier, obs_status, display_vi, printed, quote, publisher
from figures
where (qualifier <> 'exact' or obs_status <> 'A')
  and (:hedge in ('', qualifier, qualifier_vi, qualifier_en))
order by qualifier, obs_status, area_vi, indicator_vi, id
