-- title_vi: Tỷ trọng kinh tế số, nơi đã công bố
-- title_en: The digital economy's share, where published
-- description_vi: Tỷ trọng kinh tế số trong GRDP hoặc GDP, mỗi phép đo một bảng: của Bộ, của cơ quan thống kê, và của địa phương tự công bố.
-- description_en: The digital economy's share of output, one table a measure: the Ministry's, the statistics office's, and what provinces publish themselves.
-- note_vi: Các phép đo khác nhau về phạm vi và cách tính, nên không so sánh giữa các bảng. Mỗi đơn vị nêu giá trị mới nhất.
-- note_en: The measures differ in scope and method, so that values of different tables do not compare. Each unit has its newest value.
-- chart: bars share_figure
-- share_figure_vi: Tỷ trọng
-- share_figure_en: Share

SELECT area_id, indicator_id, era, id AS share_figure
FROM figures
WHERE indicator_id IN (
    'digital-economy-grdp-share',
    'digital-economy-grdp-share-provincial',
    'digital-economy-gdp-share-ministry',
    'digital-economy-gdp-share-gso'
) AND measure = 'result' AND breakdown = 'total' AND first_shown
ORDER BY area_level = 'country', indicator_id, era, obs_value DESC, area_vi
