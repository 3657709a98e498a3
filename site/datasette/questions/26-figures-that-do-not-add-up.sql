-- title_vi: Số liệu cộng không khớp
-- title_en: Figures that do not add up
-- description_vi: Các phép đối chiếu mà chính số liệu của nguồn cho phép, và kết quả. Số liệu không thể đúng vẫn giữ nguyên như đã in.
-- description_en: The arithmetic that a source's own figures allow, and how it comes out. A figure that cannot be right stays as printed.
-- outcome_vi: Kết quả: agrees, agrees-rounded, disagrees, undecided (để trống: tất cả)
-- outcome_en: Outcome: agrees, agrees-rounded, disagrees, undecided (empty: all)
-- outcome_example: disagrees

select relation_id, source_id, outcome, outcome_vi, statement_vi, computation_vi, conclusion_vi,
  round(stated, 4) as stated, round(computed, 4) as computed, round(difference, 4) as difference, statement_en, computation_en, conclusion_en
from audit
where :outcome in ('', outcome, outcome_vi, outcome_en)
order by outcome = 'agrees', outcome = 'agrees-rounded', relation_id
