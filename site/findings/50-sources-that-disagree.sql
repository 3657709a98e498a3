-- title_vi: Cùng một điều, hai con số
-- title_en: One thing, two figures
-- description_vi: Hai nguồn cho hai giá trị khác nhau về cùng đơn vị, chỉ số và kỳ.
-- description_en: Two sources give different values for the same unit, indicator and period.
-- note_vi: Cả hai đều được giữ. Cột đầu là giá trị được nêu trước trên các trang; quy tắc chọn có ở trang của từng số liệu. Khác nhau có thể do số sơ bộ được điều chỉnh, do làm tròn hoặc do dẫn lại.
-- note_en: Both are kept. The first column is the value that pages show first; each figure's page states the rule. A revised estimate, rounding or second-hand quoting may explain the difference.
-- chart: none
-- first_figure_vi: Được nêu trước
-- first_figure_en: Shown first
-- second_figure_vi: Nguồn khác
-- second_figure_en: Other source
-- difference_vi: Chênh lệch
-- difference_en: Difference

SELECT
    disagreements.area_id,
    disagreements.indicator_id,
    figures.era,
    first_id AS first_figure,
    second_id AS second_figure,
    round(difference, 3) AS difference
FROM disagreements
JOIN figures ON figures.id = first_id
ORDER BY disagreements.indicator_id, era, disagreements.area_vi, disagreements.time_period DESC, first_id, second_id
