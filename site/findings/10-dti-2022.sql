-- title_vi: DTI 2022: từ hạng đầu đến hạng cuối
-- title_en: DTI 2022, from first to last
-- description_vi: Thứ hạng của 63 tỉnh, thành phố theo Chỉ số chuyển đổi số cấp tỉnh năm 2022 của Bộ Thông tin và Truyền thông.
-- description_en: The ranks of the 63 provinces and cities by the Ministry of Information and Communications' digital transformation index of 2022.
-- note_vi: Hạng 15 có hai tỉnh (Thanh Hóa và Yên Bái), không có hạng 16. Thứ hạng là so với 63 đơn vị; không nối với thứ hạng trong 34 đơn vị từ năm 2025.
-- note_en: Rank 15 is shared (Thanh Hóa and Yên Bái); there is no rank 16. These are ranks among 63 units and do not continue into ranks among the 34 units of 2025.
-- chart: map rank_figure
-- rank_figure_vi: Hạng
-- rank_figure_en: Rank

WITH ranks AS (
    SELECT figures.*, min(place)
    FROM figures
    JOIN preferred ON preferred.observation_id = figures.id
    WHERE indicator_id = 'dti-rank' AND time_period = '2022' AND measure = 'result'
    GROUP BY area_id
)
SELECT area_id, indicator_id, era, id AS rank_figure
FROM ranks
ORDER BY obs_value, area_vi
