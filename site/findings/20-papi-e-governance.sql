-- title_vi: Quản trị điện tử: nơi tăng, nơi giảm
-- title_en: E-governance: where it rose, where it fell
-- description_vi: Điểm “Quản trị điện tử” của PAPI, tức người dân thấy gì khi dùng cổng thông tin và dịch vụ công trực tuyến, thay đổi ra sao từ năm 2021 đến năm 2024.
-- description_en: How PAPI's e-governance score, what citizens experience with portals and online services, changed from 2021 to 2024.
-- note_vi: Năm 2020 được ghi bên cạnh nhưng không so sánh: từ năm 2021 PAPI đổi chu kỳ khảo sát. Tỉnh nào nguồn không có điểm của năm 2021 hoặc 2024 thì không có trong bảng.
-- note_en: The score of 2020 stands beside but is not compared: PAPI began a new survey cycle in 2021. Provinces for which the source has no score of 2021 or 2024 are not in the table.
-- chart: bars change
-- year_2020_figure_vi: 2020
-- year_2020_figure_en: 2020
-- year_2021_figure_vi: 2021
-- year_2021_figure_en: 2021
-- year_2024_figure_vi: 2024
-- year_2024_figure_en: 2024
-- change_vi: Thay đổi 2021–2024
-- change_en: Change 2021–2024

WITH papi AS (
    SELECT figures.*, min(place)
    FROM figures
    JOIN preferred ON preferred.observation_id = figures.id
    WHERE indicator_id = 'papi-d8' AND measure = 'result' AND area_level = 'province'
    GROUP BY area_id, time_period
)
SELECT
    new.area_id,
    new.indicator_id,
    new.era,
    before.id AS year_2020_figure,
    old.id AS year_2021_figure,
    new.id AS year_2024_figure,
    round(new.obs_value - old.obs_value, 3) AS change
FROM papi new
JOIN papi old ON old.area_id = new.area_id AND old.time_period = '2021'
LEFT JOIN papi before ON before.area_id = new.area_id AND before.time_period = '2020'
WHERE new.time_period = '2024'
ORDER BY change DESC, new.area_vi
